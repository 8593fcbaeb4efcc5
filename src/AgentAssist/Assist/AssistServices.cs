using AgentAssist.Models;
using AgentAssist.Models.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Assist;

internal static class AssistServices
{
    public static IServiceCollection AddAssist(this IServiceCollection services)
    {
        services.AddSingleton(provider => new AssistEngine(provider.GetRequiredService<ChatProviders>().All is [var first, ..] ? first.Options.Name : ExtractiveReplyWriter.Name, "built-in"));
        services.AddSingleton<AssistTelemetry>();
        services.AddSingleton<QuestionFinder>();
        services.AddSingleton<EvidenceCollector>();
        services.AddSingleton<SuggestionWriter>();
        services.AddSingleton<TriageRules>();
        services.AddSingleton<TriageJudge>();
        services.AddSingleton<TriageClassifier>();
        services.AddSingleton<AssistPipeline>();
        return services;
    }
}
