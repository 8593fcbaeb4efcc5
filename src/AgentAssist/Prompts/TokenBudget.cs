using Microsoft.ML.Tokenizers;

namespace AgentAssist.Prompts;

/// <summary>Fits what is worth telling into so many tokens: the most valuable first, and what does not fit is left out whole.</summary>
/// <param name="tokens">How many there are.</param>
/// <remarks>Counted as the o200k vocabulary of OpenAI's models does; other models differ by some percent, which is far less than what a model can take.</remarks>
internal sealed class TokenBudget(int tokens)
{
    private static readonly Lazy<Tokenizer> Vocabulary = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));
    private readonly List<string> leftOut = [];

    /// <summary>The tokens that are left.</summary>
    public int Left { get; private set; } = tokens;

    /// <summary>The names of what did not fit.</summary>
    public IReadOnlyList<string> LeftOut => leftOut;

    /// <summary>How many tokens a text has.</summary>
    public static int Count(string text) => Vocabulary.Value.CountTokens(text);

    /// <summary>Takes a text in where it fits, and says whether it did.</summary>
    public bool Take(string name, string text)
    {
        var count = Count(text);
        if (count > Left)
        {
            leftOut.Add(name);
            return false;
        }

        Left -= count;
        return true;
    }

    /// <summary>As much of a text's end as fits.</summary>
    public string TakeEnd(string name, string text)
    {
        if (Take(name, text))
            return text;
        var from = Vocabulary.Value.GetIndexByTokenCountFromEnd(text, Math.Max(1, Left), out _, out _);
        Left = 0;
        return text[from..];
    }
}
