using AgentAssist.Knowledge;
using AgentAssist.Models;

namespace AgentAssist.Retrieval;

/// <summary>Collects the questions and passages of one language.</summary>
/// <param name="spelled">Which language.</param>
/// <param name="lexicon">The synonyms to find.</param>
/// <param name="first">The number of the first article that will come.</param>
/// <param name="articles">How many will come.</param>
internal sealed class LanguagePartBuilder(bool spelled, Lexicon lexicon, int first, int articles)
{
    private readonly KeywordIndexBuilder questions = new(spelled ? KeywordRecipe.EnglishQuestions : KeywordRecipe.ChineseQuestions);
    private readonly KeywordIndexBuilder passages = new(spelled ? KeywordRecipe.EnglishPassages : KeywordRecipe.ChinesePassages);
    private readonly int[] questionStarts = new int[articles + 1];
    private readonly int[] passageStarts = new int[articles + 1];
    private readonly List<string> questionTexts = [];
    private readonly QuestionForms.Builder forms = new();
    private readonly List<int> passageNumbers = [];
    private readonly List<TextFeature> features = [];

    /// <summary>Adds what of an article is in this language; articles come in the order of their numbers.</summary>
    public void Add(int number, Article article, IReadOnlyList<Passage> articlePassages)
    {
        if (article.TitleIsQuestion)
            AddQuestion(article.Title);
        foreach (var question in article.Questions)
            AddQuestion(question);
        questionStarts[number - first + 1] = questions.Count;

        // Titles say what a text is about: they count twice. The text as a whole is a document too, for a question may span two of its passages.
        var about = $"{article.Title}\n{article.Title}";
        if (article.Keywords.Count > 0 || !string.IsNullOrEmpty(article.Reply))
            AddPassage(LanguagePart.Lead, string.Join('\n', [article.Title, .. article.Keywords, article.Reply ?? ""]));
        if (articlePassages.Count > 1)
        {
            AddPassage(LanguagePart.Whole, string.Join('\n',
                [about, .. article.Questions, .. article.Keywords, article.Reply ?? "", .. articlePassages.Select(passage => $"{passage.Heading}\n{passage.Text}")]));
        }

        for (var i = 0; i < articlePassages.Count; i++)
            AddPassage(i, $"{about}\n{articlePassages[i].Heading}\n{articlePassages[i].Text}");
        passageStarts[number - first + 1] = passages.Count;
    }

    /// <summary>The finished part.</summary>
    /// <param name="withVectors">Whether the questions get vectors.</param>
    /// <param name="measure">
    /// The part that this one is searched beside: words tell as much here as there, so that scores can be compared. <see langword="null"/> for the
    /// first one, which measures itself.
    /// </param>
    public LanguagePart Build(bool withVectors, LanguagePart? measure)
    {
        var questionIndex = questions.Build(measure?.Questions);
        HashingEmbeddingGenerator embedder = new(feature => questionIndex.Idf(feature.Hash));
        return new(spelled, first, lexicon, questionIndex, questionStarts, [.. questionTexts], forms.Build(questionIndex), passages.Build(measure?.Passages), passageStarts, [.. passageNumbers],
            withVectors ? Embed(embedder) : null, embedder);
    }

    private VectorIndex Embed(HashingEmbeddingGenerator embedder)
    {
        VectorIndex.Builder vectors = new(HashingEmbeddingGenerator.Dimensions, questionTexts.Count);
        var vector = new float[HashingEmbeddingGenerator.Dimensions];
        foreach (var text in questionTexts)
        {
            embedder.Embed(FeaturesOf(text), vector);
            vectors.Add(vector);
        }

        return vectors.Build();
    }

    private void AddQuestion(string text)
    {
        if (text.Length == 0 || TextFeatures.IsSpelled(text) != spelled)
            return;
        var normal = TextNormaliser.Default.Normalise(text);
        Extract(normal);
        questions.Add(features);
        forms.Add(normal, features);
        questionTexts.Add(text);
    }

    private void AddPassage(int number, string text)
    {
        if (text.Length == 0 || TextFeatures.IsSpelled(text) != spelled)
            return;
        passages.Add(FeaturesOf(text));
        passageNumbers.Add(number);
    }

    private List<TextFeature> FeaturesOf(string text)
    {
        Extract(TextNormaliser.Default.Normalise(text));
        return features;
    }

    private void Extract(string normal)
    {
        features.Clear();
        TextFeatures.Extract(normal, spelled, features);
        lexicon.Add(normal, features);
    }
}
