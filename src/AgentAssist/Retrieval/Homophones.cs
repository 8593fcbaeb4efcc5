namespace AgentAssist.Retrieval;

/// <summary>Which characters sound alike, the confusions of southern speech included: zh and z, n and l, an and ang.</summary>
internal sealed class Homophones
{
    private readonly Dictionary<char, int> sounds = [];

    private Homophones(TextTables tables)
    {
        Dictionary<string, int> numbers = [];
        foreach (var (syllable, characters) in tables.Readings)
        {
            var sound = Blur(syllable);
            if (!numbers.TryGetValue(sound, out var number))
                numbers[sound] = number = numbers.Count + 1;
            foreach (var c in characters)
                sounds[c] = number;
        }
    }

    /// <summary>From the table of this build.</summary>
    public static Homophones Default { get; } = new(TextTables.Default);

    /// <summary>How two characters sound together; 0 where the reading of one is not known.</summary>
    public int Sound(char one, char other) => sounds.TryGetValue(one, out var a) && sounds.TryGetValue(other, out var b) ? (a << 12) | b : 0;

    private static string Blur(string syllable)
    {
        var sound = syllable switch
        {
            ['z' or 'c' or 's', 'h', .. var rest] => syllable[0] + rest,
            ['n', .. var rest] => 'l' + rest,
            _ => syllable,
        };
        return sound.EndsWith("ng", StringComparison.Ordinal) && !sound.EndsWith("ong", StringComparison.Ordinal) ? sound[..^1] : sound;
    }
}
