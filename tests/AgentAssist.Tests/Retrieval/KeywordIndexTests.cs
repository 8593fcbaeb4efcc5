using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class KeywordIndexTests
{
    private static readonly KeywordRecipe Units = new(1f, 0f, 0f, 0, K1: 0.9f, B: 0.8f);

    // Two documents of 4 and 2 characters, 3 on average; 1,000 questions of general language are counted in, none of which holds these characters:
    //   idf(光), in one document   = ln(1 + (1002 - 1 + 0.5) / 1.5) = ln 668.667 = 6.50529
    //   idf(红), in both documents = ln(1 + (1002 - 2 + 0.5) / 2.5) = ln 401.2   = 5.99446
    private static KeywordIndex TwoLamps() => Index(Units, "光猫红灯", "红灯");

    [Fact]
    public void Score_is_bm25_by_hand()
    {
        // Document 0: k1 (1 - b + b 4/3) = 0.9 x 1.266667 = 1.14; (6.50529 + 5.99446) x 1.9 / 2.14 = 11.0979
        // Document 1: k1 (1 - b + b 2/3) = 0.9 x 0.733333 = 0.66;            5.99446  x 1.9 / 1.66 =  6.8611
        var scores = Score(TwoLamps(), "光红");

        Assert.Equal(11.0979, scores[0], 0.001);
        Assert.Equal(6.8611, scores[1], 0.001);
    }

    [Fact]
    public void Repeated_query_word_counts_twice_at_most()
    {
        var index = TwoLamps();

        Assert.Equal(2 * Score(index, "红")[1], Score(index, "红红红红")[1], 0.0001);
    }

    [Fact]
    public void Self_score_is_what_the_query_would_get_as_a_document()
    {
        var index = TwoLamps();
        var query = index.Query(TextFeatures.Of("光红", spelled: false));

        // As a question of its own length 2: (6.50529 + 5.99446) x 1.9 / (1 + 0.66) = 14.3069
        Assert.Equal(14.3069, index.SelfScore(query, asPassage: false), 0.001);
        // In a passage of average length: 1.9 / (1 + 0.9) = 1, so the two idf alone.
        Assert.Equal(12.4998, index.SelfScore(query, asPassage: true), 0.001);
    }

    [Fact]
    public void Neighbours_are_a_channel_with_its_own_weight_and_lengths()
    {
        // Documents of 3 and 1 pairs, 2 on average. Pair 红灯 in both: idf 5.99446, weight 0.5.
        // Document 1: 0.9 x (0.2 + 0.8 x 1/2) = 0.54; 0.5 x 5.99446 x 1.9 / 1.54 = 3.6979
        var scores = Score(Index(new(0f, 0.5f, 0f, 0f), "光猫红灯", "红灯"), "红灯");

        Assert.Equal(3.6979, scores[1], 0.001);
    }

    [Fact]
    public void Words_of_general_language_tell_little_in_a_small_index()
    {
        var index = TwoLamps();

        Assert.True(index.Idf(Unit("我")) < 1.5);
        Assert.True(index.Idf(Unit("烤")) > 7);
    }

    [Fact]
    public void Holds_knows_which_document_has_which_term()
    {
        var index = TwoLamps();

        Assert.True(index.Holds(0, Unit("光")));
        Assert.False(index.Holds(1, Unit("光")));
        Assert.True(index.Holds(1, Unit("灯")));
        Assert.False(index.Holds(1, Unit("烤")));
    }

    [Fact]
    public void Empty_index_and_empty_query_score_nothing()
    {
        var empty = new KeywordIndexBuilder(Units).Build();

        Assert.Equal(0, empty.Count);
        Assert.Empty(Score(empty, "光"));
        Assert.Equal([0f, 0f], Score(TwoLamps(), ""));
    }

    [Fact]
    public void Latin_and_digit_run_is_one_unit_and_english_words_give_their_letters()
    {
        var chinese = TextFeatures.Of("5g套餐", spelled: false);
        // #pin# : #pi pin in# / #pin pin# / #pin#
        var english = TextFeatures.Of("pin", spelled: true);

        Assert.Equal(3, chinese.Count(feature => feature.Channel == FeatureChannel.Unit));
        Assert.Equal(2, chinese.Count(feature => feature.Channel == FeatureChannel.Pair));
        Assert.Equal(6, english.Count(feature => feature.Channel == FeatureChannel.Gram));
    }

    private static ulong Unit(string text) => TextFeatures.Of(text, spelled: false)[0].Hash;

    private static KeywordIndex Index(KeywordRecipe recipe, params string[] documents)
    {
        KeywordIndexBuilder builder = new(recipe);
        foreach (var document in documents)
            builder.Add(TextFeatures.Of(document, spelled: false));
        return builder.Build();
    }

    private static float[] Score(KeywordIndex index, string query)
    {
        var scores = new float[index.Count];
        index.Score(index.Query(TextFeatures.Of(query, spelled: false)), scores);
        return scores;
    }
}
