using AgentAssist.Models.Chat;

namespace AgentAssist.Tests.Models;

public sealed class ModelsOptionsTests
{
    public static TheoryData<string, Action<ModelsOptions>> Faults => new()
    {
        { "Providers:0:Name has 0 characters", options => options.Providers[0].Name = "" },
        { "Providers:0:Model is empty", options => options.Providers[0].Model = "" },
        { "Endpoint is 'ftp://a'", options => options.Providers[0].Endpoint = "ftp://a" },
        { "ApiKey is empty; Azure needs one", options => options.Providers[0].Kind = ProviderKind.Azure },
        { "Concurrency is 0 answers", options => options.Providers[0].Concurrency = 0 },
        { "why personal data may be sent to house", options => options.Providers[0].SendPersonalData = true },
        { "a name twice", options => options.Providers.Add(new() { Name = "HOUSE", Endpoint = "http://a", Model = "m" }) },
        { "FirstTokenTimeout is 00:00:00", options => options.FirstTokenTimeout = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_setting_that_cannot_work_is_named_with_its_value(string words, Action<ModelsOptions> spoil)
    {
        ModelsOptions options = new() { Providers = { new() { Name = "house", Endpoint = "http://localhost:11434/v1", Model = "m" } } };
        Assert.True(new ModelsOptionsValidator().Validate(null, options).Succeeded);

        spoil(options);

        Assert.Contains(words, new ModelsOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }
}
