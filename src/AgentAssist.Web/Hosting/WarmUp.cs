using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Web.Hosting;

/// <summary>Answers a question in each language once the knowledge is indexed, so that no agent waits for code that runs for the first time.</summary>
internal sealed class WarmUp(RunAssist run, IndexKeeper keeper, TimeProvider time, ILogger<WarmUp> logger) : BackgroundService
{
    private static readonly (string Locale, string Text)[] _questions =
        [(Locales.Chinese, "我家宽带昨天晚上断了，重启过没用，什么时候能修好？"), (Locales.English, "My broadband has been down since last night and a restart did not help. When will it be mended?")];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!keeper.Ready)
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, stoppingToken);
            foreach (var (locale, text) in _questions)
            {
                await foreach (var update in run(new AssistRequest(text, time.GetLocalNow()) { Locale = locale, CallerId = Caller.System.Id }, stoppingToken).WithCancellation(stoppingToken))
                    _ = update;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops before it was warm.
        }
        catch (Exception fault)
        {
            logger.AssistFailed(fault);
        }
    }
}
