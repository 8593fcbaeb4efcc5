using Microsoft.Extensions.Options;

namespace AgentAssist.Retrieval;

/// <summary>Refuses settings that cannot work, before anybody is served.</summary>
internal sealed class RetrievalOptionsValidator : IValidateOptions<RetrievalOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RetrievalOptions options)
    {
        List<string> faults = [];
        Share(faults, nameof(options.AnsweredFrom), options.AnsweredFrom, 1);
        Share(faults, nameof(options.NearestFrom), options.NearestFrom, 1);
        Share(faults, nameof(options.TextWeight), options.TextWeight, 1);
        Share(faults, nameof(options.DenseWeight), options.DenseWeight, 0.5);
        if (options.NearestFrom > options.AnsweredFrom)
        {
            faults.Add(FormattableString.Invariant(
                $"{RetrievalOptions.Section}:{nameof(options.NearestFrom)} is {options.NearestFrom}; it must not exceed AnsweredFrom ({options.AnsweredFrom})."));
        }

        if (options.PollMilliseconds is < 50 or > 60_000)
            faults.Add($"{RetrievalOptions.Section}:{nameof(options.PollMilliseconds)} is {options.PollMilliseconds} ms; it must be between 50 and 60000 ms.");
        if (options.LearnAfterMilliseconds is < 0 or > 3_600_000)
            faults.Add($"{RetrievalOptions.Section}:{nameof(options.LearnAfterMilliseconds)} is {options.LearnAfterMilliseconds} ms; it must be between 0 and 3600000 ms.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Share(List<string> faults, string setting, double value, double most)
    {
        if (!(value >= 0 && value <= most))
            faults.Add(FormattableString.Invariant($"{RetrievalOptions.Section}:{setting} is {value}; it must be between 0 and {most} (a share)."));
    }
}
