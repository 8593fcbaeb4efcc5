using AgentAssist.TestServers;

namespace AgentAssist.Web.Tests;

[CollectionDefinition(Name)]
public sealed class ServerTests : ICollectionFixture<RunningServer>
{
    public const string Name = "server";
}
