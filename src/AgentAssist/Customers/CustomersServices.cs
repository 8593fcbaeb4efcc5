using AgentAssist.Identity;
using AgentAssist.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Customers;

internal static class CustomersServices
{
    internal static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<CustomerDirectory>();
        services.AddHostedService<CustomersStart>();
        return services;
    }

    private sealed class CustomersStart(StorageMigrator migrator, CustomerDirectory customers, IOptions<AgentAssistOptions> product, ILogger<CustomerDirectory> logger) : StartingService
    {
        public override async Task StartingAsync(CancellationToken cancellationToken)
        {
            await migrator.MigrateAsync(cancellationToken);
            if (product.Value.Demo)
                await customers.SeedAsync(Caller.System, SampleCustomers.Read(product.Value.ContentPath, logger), cancellationToken);
        }
    }
}
