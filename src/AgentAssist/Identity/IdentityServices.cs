using AgentAssist.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Identity;

internal static class IdentityServices
{
    internal static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<ApiKeys>();
        services.AddHostedService<IdentityStart>();
        return services;
    }

    private sealed class IdentityStart(
        StorageMigrator migrator, ApiKeys keys, PeopleDirectory people, IOptions<ApiOptions> api, IOptions<AgentAssistOptions> product, ILogger<PeopleDirectory> logger) : StartingService
    {
        public override async Task StartingAsync(CancellationToken cancellationToken)
        {
            await migrator.MigrateAsync(cancellationToken);
            if (api.Value.BootstrapKey.Length > 0)
                await keys.EnsureBootstrapAsync(api.Value.BootstrapKey, cancellationToken);
            if (!product.Value.Demo)
                return;
            var content = product.Value.ContentPath;
            await people.SeedAsync(Caller.System, SamplePeople.ReadPeople(content, logger), SamplePeople.ReadDepartments(content, logger), cancellationToken);
        }
    }
}
