using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AgentAssist.Storage;

/// <summary>A moment as UTC ticks, because SQLite orders numbers rightly and has no type for moments.</summary>
/// <remarks>Cut to microseconds, which is what PostgreSQL keeps: a time read back is the same on both.</remarks>
internal sealed class TimeAsTicks() : ValueConverter<DateTimeOffset, long>(
    at => at.ToStored().UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>A moment in UTC, which is all that <c>timestamptz</c> takes.</summary>
internal sealed class TimeAsUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    at => at.ToStored(),
    at => at);

internal static class StoredTimes
{
    /// <summary>The moment as it will be read back, so that the answer to a write and a later look agree.</summary>
    public static DateTimeOffset ToStored(this DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
