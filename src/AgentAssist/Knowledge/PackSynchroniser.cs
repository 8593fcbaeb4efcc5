using AgentAssist.Identity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Knowledge;

/// <summary>Keeps the stored knowledge equal to the packs in the content directory: at start, and within a second of a change of a file.</summary>
/// <remarks>Files are looked at instead of listened to: notifications get lost on network shares and in containers, and a few hundred stamps cost nothing.</remarks>
public sealed partial class PackSynchroniser(
    KnowledgeStore store, VocabularyCatalog vocabulary, IOptions<AgentAssistOptions> options, TimeProvider time, ILogger<PackSynchroniser> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    // Whoever starts the product may ask for the first load while the background loop is at it.
    private readonly SemaphoreSlim turn = new(1, 1);
    private string seen = "";

    /// <summary>Whether the packs have been loaded once.</summary>
    public bool Loaded { get; private set; }

    /// <summary>What is wrong with the files now.</summary>
    public IReadOnlyList<KnowledgeProblem> Problems { get; private set; } = [];

    private string Folder => Path.Combine(options.Value.ContentPath, "knowledge");

    /// <summary>Loads what has changed since the last time.</summary>
    public async Task SynchroniseAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var stamp = Stamp();
            if (stamp != seen)
            {
                var wordProblems = ReadVocabulary();
                if (options.Value.Demo)
                    Report([.. wordProblems, .. await LoadPacksAsync(cancellationToken)]);
                else
                    Report(wordProblems);
                seen = stamp;
            }

            Loaded = true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads the vocabulary alone and leaves the stored knowledge as it is.</summary>
    public IReadOnlyList<KnowledgeProblem> ReadVocabulary()
    {
        var (words, problems) = VocabularyReader.Read(Path.Combine(Folder, "vocabulary"), vocabulary.Current);
        vocabulary.Current = words;
        return problems;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SynchroniseAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // A background loop that ends takes the server with it; the next round tries again.
                Log.Failed(logger, Folder, problem);
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<KnowledgeProblem>> LoadPacksAsync(CancellationToken cancellationToken)
    {
        var reading = await PackReader.ReadAsync(Folder, cancellationToken);
        var changes = reading.Articles.Select(filed => new ArticleChange(filed.Article, ArticleStatus.Published, Path.GetRelativePath(Folder, filed.File))).ToList();
        var report = await store.SaveAsync(Caller.System, changes, cancellationToken);

        // A file that is broken for a moment must not take its article out of use; one that is gone must.
        var gone = (await store.FollowingFilesAsync(cancellationToken)).Where(row => !File.Exists(Path.Combine(Folder, row.Value))).Select(row => row.Key).ToList();
        var archived = gone.Count == 0 ? 0 : await store.ArchiveAsync(Caller.System, gone, cancellationToken);
        Log.Loaded(logger, Folder, report.Added, report.Changed, report.Unchanged, archived);
        return reading.Problems;
    }

    private void Report(IReadOnlyList<KnowledgeProblem> problems)
    {
        foreach (var problem in problems.Except(Problems))
            Log.Problem(logger, problem.File, problem.Line, problem.Code, problem.Message);
        Problems = problems;
    }

    private string Stamp() => string.Join('|', Files().Select(file => $"{file.FullName}:{file.LastWriteTimeUtc.Ticks}:{file.Length}"));

    private IEnumerable<FileInfo> Files() => !Directory.Exists(Folder) ? []
        : new DirectoryInfo(Folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
            .Where(file => file.Extension is ".md" or ".yaml").OrderBy(file => file.FullName, StringComparer.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Knowledge from {Folder}: {Added} added, {Changed} changed, {Unchanged} unchanged, {Archived} archived")]
        public static partial void Loaded(ILogger logger, string folder, int added, int changed, int unchanged, int archived);

        [LoggerMessage(2, LogLevel.Warning, "{File}:{Line} {Code}: {Reason}")]
        public static partial void Problem(ILogger logger, string file, int line, string code, string reason);

        [LoggerMessage(3, LogLevel.Error, "Knowledge in {Folder} could not be loaded; it is tried again")]
        public static partial void Failed(ILogger logger, string folder, Exception problem);
    }
}
