using AgentAssist.Assist;
using AgentAssist.Models.Chat;
using AgentAssist.Prompts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgentAssist.Models;

internal static class ModelsServices
{
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddOptions<ModelsOptions>().BindConfiguration(ModelsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelsOptions>, ModelsOptionsValidator>();
        services.AddSingleton<PromptCatalog>();
        services.AddSingleton<ChatProviders>();
        services.AddSingleton<ExtractiveReplyWriter>();
        services.AddSingleton<IReplyWriter>(provider => provider.GetRequiredService<ChatProviders>() is { All.Count: > 0 } providers
            ? new ModelReplyWriter(providers, provider.GetRequiredService<PromptCatalog>(), provider.GetRequiredService<ExtractiveReplyWriter>())
            : provider.GetRequiredService<ExtractiveReplyWriter>());
        return services;
    }
}
