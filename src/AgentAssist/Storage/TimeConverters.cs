using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AgentAssist.Storage;

internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    moment => moment.ToUniversalTime(), moment => moment);
