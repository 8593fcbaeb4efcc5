using System.CommandLine;
using AgentAssist.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Cli;

/// <summary><c>export</c>: the published knowledge as packs of files.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Where to write; made where it does not exist." };
        var pack = new Option<string?>("--pack") { Description = "Only this pack." };
        var command = new Command("export", "Writes the published articles as files that 'import' reads back.") { folder, pack };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(folder), result.GetValue(pack), result.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? pack, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await using var host = await CliHost.StartAsync(cancellationToken);
        var published = await host.Services.GetRequiredService<KnowledgeStore>().PublishedAsync(cancellationToken);
        var chosen = published.Where(article => pack is null || article.Pack == pack).ToList();
        if (chosen.Count == 0)
        {
            await console.Error.WriteLineAsync(pack is null ? "There is nothing to export." : $"There is no published article in the pack '{pack}'.");
            return 1;
        }

        // A pack of files has one language; articles of the other go beside it.
        foreach (var group in chosen.GroupBy(article => (article.Pack, article.Locale)))
        {
            var mixed = chosen.Exists(article => article.Pack == group.Key.Pack && article.Locale != group.Key.Locale);
            var id = mixed ? $"{group.Key.Pack}-{group.Key.Locale.ToLowerInvariant()}" : group.Key.Pack;
            var path = Directory.CreateDirectory(Path.Combine(folder, id)).FullName;
            await File.WriteAllTextAsync(Path.Combine(path, "pack.yaml"), $"id: {id}\nname: {id}\nlocale: {group.Key.Locale}\n", cancellationToken);
            foreach (var article in group)
                await File.WriteAllTextAsync(Path.Combine(path, article.Id + ".md"), ArticleWriter.Write(article, PackInfo.Named(id, article.Locale).Zone), cancellationToken);
        }

        await console.Output.WriteLineAsync($"{chosen.Count} articles written to {Path.GetFullPath(folder)}");
        return 0;
    }
}
