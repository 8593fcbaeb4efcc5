using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgentAssist.Identity;

internal static class IdentityServices
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<ApiKeys>();
        services.AddHostedService<SampleData>();
        return services;
    }
}
