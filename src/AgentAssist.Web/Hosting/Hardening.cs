using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Hosting;

/// <summary>Limits, headers and keys: what makes the server hard to misuse.</summary>
internal static class Hardening
{
    /// <summary>Sets the limits of connections, bodies and shutdown, and where keys are kept.</summary>
    public static void AddHardening(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<HardeningOptions>().BindConfiguration(HardeningOptions.Section)
            .Validate(o => o.MaxRequestBodyBytes is >= 1_000 and <= 100_000_000, "AgentAssist:Hardening:MaxRequestBodyBytes must be 1,000 to 100,000,000 bytes.")
            .Validate(o => o.CircuitsPerPerson is >= 1 and <= 1_000, "AgentAssist:Hardening:CircuitsPerPerson must be 1 to 1,000 circuits.")
            .Validate(o => o.OwnOrigins.All(IsOrigin), "AgentAssist:Hardening:OwnOrigins must hold origins such as https://assist.example.com, without a path.")
            .ValidateOnStart();
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            var options = context.Configuration.GetSection(HardeningOptions.Section).Get<HardeningOptions>() ?? new();
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodyBytes;
            kestrel.Limits.MaxRequestLineSize = 96 * 1024; // 8,000 Han characters in an address.
            kestrel.Limits.MaxRequestBufferSize = 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxConcurrentConnections = 10_000;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 5_000;
        });
        services.Configure<HostOptions>(o => (o.ShutdownTimeout, o.ServicesStartConcurrently) = (TimeSpan.FromSeconds(30), true));
        services.AddHsts(o => (o.MaxAge, o.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "aa-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true; // SecurityHeaders says DENY.
        });
        services.AddSingleton<CircuitCounter>();
        services.AddScoped<CircuitHandler, CircuitLimit>();
        services.AddDataProtection().SetApplicationName("AgentAssist");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(o =>
            o.XmlRepository = new FileSystemXmlRepository(KeyDirectory(provider), provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance)));
    }

    /// <summary>Headers on every answer, and the check that a call comes from a page of ours.</summary>
    public static void UseHardening(this WebApplication app)
    {
        app.UseHsts();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OwnOrigin>();
    }

    private static DirectoryInfo KeyDirectory(IServiceProvider provider)
    {
        var path = Path.Combine(provider.GetRequiredService<IOptions<AgentAssistOptions>>().Value.DataPath, "keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    internal static bool IsOrigin(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == origin.TrimEnd('/');
}
