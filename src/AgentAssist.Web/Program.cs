using AgentAssist;
using AgentAssist.Web.Api;
using AgentAssist.Web.Components;
using AgentAssist.Web.Hosting;
using AgentAssist.Web.Identity;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets(); // Without it an unpublished program outside Development serves empty files.
builder.Configuration.AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args); // Both win over `urls` in appsettings.json.

builder.AddHardening();
builder.AddObservability();
builder.Services.AddAgentAssist();
builder.Services.AddCoreSeams();
builder.Services.AddSignIn();
builder.Services.AddApi();
builder.Services.AddConsole();

var app = builder.Build();
app.UseHardening();
app.UseConsoleCulture();
app.UseApiProblems();
app.UseRouting();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapApi();
app.MapHealth();
app.MapMetrics();
app.MapSignIn();
app.MapConsole();
app.Run();
