using AgentAssist.Models;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Assist;

internal static class AssistServices
{
    public static IServiceCollection AddAssist(this IServiceCollection services)
    {
        services.AddSingleton(new AssistEngine(ExtractiveReplyWriter.Name, "built-in"));
        services.AddSingleton<AssistTelemetry>();
        services.AddSingleton<QuestionFinder>();
        services.AddSingleton<EvidenceCollector>();
        services.AddSingleton<IReplyWriter, ExtractiveReplyWriter>();
        services.AddSingleton<SuggestionWriter>();
        services.AddSingleton<TriageRules>();
        services.AddSingleton<TriageJudge>();
        services.AddSingleton<TriageClassifier>();
        services.AddSingleton<AssistPipeline>();
        return services;
    }
}
