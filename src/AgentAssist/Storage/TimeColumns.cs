using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AgentAssist.Storage;

/// <summary>A moment as UTC ticks, because SQLite orders numbers rightly and has no type for moments.</summary>
/// <remarks>Cut to microseconds, which is what PostgreSQL keeps: a time read back is the same on both.</remarks>
internal sealed class TimeAsTicks() : ValueConverter<DateTimeOffset, long>(
    at => at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>A moment in UTC, which is all that <c>timestamptz</c> takes.</summary>
internal sealed class TimeAsUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    at => new DateTimeOffset(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
    at => at);
