namespace AgentAssist.Storage;

internal static class NewId
{
    /// <summary>A new opaque id; ids sort by age.</summary>
    public static string From(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
}
