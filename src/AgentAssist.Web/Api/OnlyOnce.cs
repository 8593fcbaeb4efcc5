using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Web.Api;

/// <summary>Calls with an <c>Idempotency-Key</c>: sent again, they are answered as the first time and not done twice.</summary>
/// <remarks>
/// The answer commits with what the call wrote, so a kill leaves both or neither, and of two calls at the same moment the second breaks on the key and
/// is undone. What changed nothing, such as a refusal, is not kept: the same key may try again.
/// </remarks>
internal sealed class OnlyOnce(KeptAnswers answers, TimeProvider time)
{
    /// <summary>The header that carries the key.</summary>
    public const string Header = "Idempotency-Key";

    private const string Replayed = "Idempotency-Replayed";

    /// <summary>Does <paramref name="act"/>, or answers what the same call was answered before.</summary>
    public async Task<IResult> DoAsync<TResult>(
        HttpContext context, Caller caller, string? key, object body, Func<TResult, ApiAnswer> answer, Func<KeepAnswer<TResult>?, Task<TResult>> act)
    {
        if (string.IsNullOrEmpty(key))
            return answer(await act(null)).ToResult();
        if (key.Length > KeptAnswer.MaxKeyLength || ApiText.IsUnprintable(key))
            return TypedResults.Problem(ApiProblems.Create(400, "idempotency.keyMalformed", $"The {Header} has {key.Length} characters; 1 to {KeptAnswer.MaxKeyLength} printable ones are taken."));
        var hash = Hash(context.Request.Path, body);
        if (await answers.FindAsync(caller.Id, key, context.RequestAborted) is { } before)
            return Replay(context, before, hash);
        try
        {
            return answer(await act(result => Keep(answer(result)))).ToResult();
        }
        catch (DbUpdateException)
        {
            // The same key at the same moment: the other call was quicker, and this one is undone.
            if (await answers.FindAsync(caller.Id, key, context.RequestAborted) is not { } quicker)
                throw;
            return Replay(context, quicker, hash);
        }

        KeptAnswer? Keep(ApiAnswer given) => given.Problem is not null ? null : new KeptAnswer
        {
            CallerId = caller.Id,
            Key = key,
            RequestHash = hash,
            Status = given.Status,
            Body = given.Json,
            At = time.GetUtcNow(),
        };
    }

    private static IResult Replay(HttpContext context, KeptAnswer before, string hash)
    {
        if (before.RequestHash != hash)
            return TypedResults.Problem(ApiProblems.Create(422, "idempotency.mismatch", $"This {Header} was used for another request."));
        context.Response.Headers[Replayed] = "true";
        return new ApiAnswer(before.Status, before.Body).ToResult();
    }

    private static string Hash(string path, object body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{JsonSerializer.Serialize(body, body.GetType(), AssistWire.Json)}")));
}
