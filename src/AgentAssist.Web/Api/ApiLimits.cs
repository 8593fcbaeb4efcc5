using System.Globalization;
using System.Threading.RateLimiting;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Api;

/// <summary>How often each caller may call; beyond it the answer is 429 with Retry-After.</summary>
internal static class ApiLimits
{
    public const string Api = "api";
    public const string SignIn = "sign-in";

    public static void AddTo(IServiceCollection services)
    {
        services.AddOptions<ApiLimitOptions>().BindConfiguration(ApiLimitOptions.Section)
            .Validate(o => o.RequestsPerMinute is >= 1 and <= 10_000_000, "AgentAssist:Api:RequestsPerMinute must be 1 to 10,000,000 calls a minute.")
            .ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RejectAsync;
            limiter.AddPolicy(Api, context => Window(
                CallerFactory.TryFrom(context.User)?.Id ?? Address(context),
                context.RequestServices.GetRequiredService<IOptions<ApiLimitOptions>>().Value.RequestsPerMinute));
            limiter.AddPolicy(SignIn, context => Window(
                Address(context),
                context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.AttemptsPerMinute));
        });
    }

    private static RateLimitPartition<string> Window(string who, int perMinute) => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    });

    private static string Address(HttpContext context) => $"address {context.Connection.RemoteIpAddress}";

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        // A sliding window frees its oldest segment next; it does not always say when.
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await ApiProblems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests);
    }
}
