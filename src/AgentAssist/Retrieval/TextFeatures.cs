using System.Runtime.CompilerServices;
using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>What kind of feature of a text is counted.</summary>
internal enum FeatureChannel : byte
{
    /// <summary>A Han character, or a whole run of Latin letters and digits.</summary>
    Unit,

    /// <summary>Two units that stand side by side.</summary>
    Pair,

    /// <summary>Three to five characters inside a spelled word, its edges marked.</summary>
    Gram,

    /// <summary>A group of the centre's synonyms that a word belongs to.</summary>
    Concept,
}

/// <summary>One feature: a 64-bit name instead of a string, so that an index holds no text. Two features share one about once in 10^10 pairs.</summary>
/// <param name="Hash">The name.</param>
/// <param name="Channel">What is counted.</param>
/// <param name="IsWord">Whether it is a whole spelled word; a single Han character seldom is one.</param>
internal readonly record struct TextFeature(ulong Hash, FeatureChannel Channel, bool IsWord = false);

/// <summary>Cuts a text into features. The question's own language decides: Chinese by characters, English by words and the letters inside them.</summary>
internal static class TextFeatures
{
    /// <summary>How many channels there are.</summary>
    public const int Channels = 4;

    private const int ShortestGram = 3;
    private const int LongestGram = 5;
    private const ulong Edge = 0x2603;

    /// <summary>The features of a normalised text, repeated as often as they occur, appended to <paramref name="features"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Extract(string normal, bool spelled, List<TextFeature> features)
    {
        ulong previous = 0;
        for (var i = 0; i < normal.Length;)
        {
            if (normal[i] == ' ')
            {
                i++;
                continue;
            }

            var end = i + 1;
            var isWord = TextNormaliser.IsSpelled(normal[i]);
            if (isWord)
            {
                while (end < normal.Length && TextNormaliser.IsSpelled(normal[end]))
                    end++;
            }

            var word = normal.AsSpan(i, end - i);
            var unit = Hash(word);
            features.Add(new(unit, FeatureChannel.Unit, isWord));
            if (previous != 0)
                features.Add(new(NameOfPair(previous, unit), FeatureChannel.Pair));
            if (spelled)
                AddGrams(word, features);
            previous = unit;
            i = end;
        }
    }

    /// <summary>The features of a normalised text.</summary>
    public static List<TextFeature> Of(string normal, bool spelled)
    {
        List<TextFeature> features = new(normal.Length * (spelled ? 4 : 2));
        Extract(normal, spelled, features);
        return features;
    }

    /// <summary>Whether a text is compared by spelled words: it holds no Han character.</summary>
    public static bool IsSpelled(string text) => Locales.Of(text) == Locales.English;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGrams(ReadOnlySpan<char> word, List<TextFeature> features)
    {
        // The word with a mark at both ends: "#pin#" gives "#pi", "pin", "in#", "#pin", "pin#", "#pin#".
        var length = word.Length + 2;
        for (var start = 0; start + ShortestGram <= length; start++)
        {
            var hash = 0xCBF29CE484222325UL;
            for (var i = start; i < length && i - start < LongestGram; i++)
            {
                hash = (hash ^ (i == 0 || i == length - 1 ? Edge : word[i - 1])) * 0x100000001B3UL;
                if (i - start + 1 >= ShortestGram)
                    features.Add(new(Mix(hash ^ 0x5A5A), FeatureChannel.Gram));
            }
        }
    }

    /// <summary>The feature's name for a group of synonyms.</summary>
    public static ulong NameOfGroup(string group) => Mix(Hash(group) ^ 0x5A17);

    /// <summary>The feature's name for two units side by side.</summary>
    public static ulong NameOfPair(ulong one, ulong next) => Mix((one * 31) ^ next ^ 0x9E37);

    /// <summary>The feature's name for a word.</summary>
    public static ulong NameOf(ReadOnlySpan<char> word) => Hash(word);

    // FNV-1a over UTF-16, finished with the mixer of splitmix64: the same on every machine and in every release, unlike string.GetHashCode.
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in text)
            hash = (hash ^ c) * 0x100000001B3UL;
        return Mix(hash);
    }

    internal static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
