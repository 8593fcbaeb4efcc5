using System.Buffers;
using Microsoft.AspNetCore.Mvc;

namespace AgentAssist.Web.Api;

/// <summary>What texts of requests may hold.</summary>
internal static class ApiText
{
    /// <summary>The longest id of another system, in characters.</summary>
    public const int MaxId = 255;

    // A database or a screen could not keep them; tab and line breaks are fine.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r'])]);

    /// <summary>Whether <paramref name="text"/> holds control characters.</summary>
    public static bool IsUnprintable(string text) => text.AsSpan().ContainsAny(Unprintable);

    /// <summary>What is wrong with an optional field, or <see langword="null"/>.</summary>
    public static ProblemDetails? Fault(string field, string? value, int most) => value switch
    {
        null => null,
        _ when value.Length > most => ApiProblems.Create(400, "request.malformed", $"'{field}' has {value.Length} characters; at most {most} are taken.", field),
        _ when IsUnprintable(value) => ApiProblems.Create(400, "request.malformed", $"'{field}' holds control characters.", field),
        _ => null,
    };
}
