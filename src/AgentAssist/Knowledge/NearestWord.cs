namespace AgentAssist.Knowledge;

/// <summary>What somebody who mistyped a key probably meant.</summary>
internal static class NearestWord
{
    /// <summary>A sentence that names the known word nearest to <paramref name="name"/>, or all of them where none is near.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> known)
    {
        var near = known.Select(word => (Word: word, Distance: Distance(name, word))).MinBy(pair => pair.Distance);
        return near.Distance <= Math.Max(2, name.Length / 3) ? $" Did you mean '{near.Word}'?" : $" Known are {string.Join(", ", known)}.";
    }

    /// <summary>Letters to add, drop or change, case aside.</summary>
    private static int Distance(string a, string b)
    {
        // A key of a thousand letters is nobody's slip.
        if (Math.Abs(a.Length - b.Length) > 20)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                (row[j], diagonal) = (Math.Min(Math.Min(row[j], row[j - 1]) + 1, changed), row[j]);
            }
        }

        return row[^1];
    }
}
