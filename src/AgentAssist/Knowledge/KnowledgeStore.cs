using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentAssist.Identity;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Knowledge;

/// <summary>Keeps the knowledge that is in force. Every change moves the change number in its own transaction.</summary>
public sealed class KnowledgeStore(IDbContextFactory<AgentAssistDb> databases, TimeProvider time)
{
    private const int Batch = 1_000;

    /// <summary>Stores articles, a thousand in one transaction. What did not change is not written; what a person took over is not overwritten by its file.</summary>
    /// <exception cref="AccessDeniedException">The caller is neither trainer nor administrator.</exception>
    public async Task<SaveReport> SaveAsync(Caller caller, IReadOnlyList<ArticleChange> changes, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Trainer, Role.Admin);
        var report = new SaveReport(0, 0, 0);
        foreach (var batch in changes.Chunk(Batch))
            report += await SaveBatchAsync(caller, batch, cancellationToken);
        return report;
    }

    /// <summary>Takes articles out of use and returns how many were in use.</summary>
    /// <exception cref="AccessDeniedException">The caller is neither trainer nor administrator.</exception>
    public async Task<int> ArchiveAsync(Caller caller, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Trainer, Role.Admin);
        var archived = 0;
        foreach (var batch in ids.Chunk(Batch))
            archived += await ArchiveBatchAsync(caller, batch, cancellationToken);
        return archived;
    }

    /// <summary>One article as it is stored, or <see langword="null"/>.</summary>
    public async Task<ArticleRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Articles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>A published article, or <see langword="null"/>.</summary>
    public async Task<Article?> ReadAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Status: ArticleStatus.Published } row ? Parse(row.Content) : null;

    /// <summary>The ids of the articles in use that follow a file, with that file.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FollowingFilesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Articles.Where(row => row.Origin != null && row.Status != ArticleStatus.Archived).ToDictionaryAsync(row => row.Id, row => row.Origin!, cancellationToken);
    }

    /// <summary>The packs of those of <paramref name="ids"/> that exist.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PacksAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Articles.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Pack, cancellationToken);
    }

    /// <summary>The number of the latest change: a cheap question, asked often.</summary>
    public async Task<long> LatestChangeAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ReadKnowledgeChangeAsync(cancellationToken);
    }

    /// <summary>All published articles, by id.</summary>
    public async Task<IReadOnlyList<Article>> PublishedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var contents = await db.Articles.Where(row => row.Status == ArticleStatus.Published).OrderBy(row => row.Id).Select(row => row.Content).ToListAsync(cancellationToken);

        // In ranges, for one article is too little to hand over to a thread.
        var articles = new Article[contents.Count];
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, contents.Count)), range =>
        {
            for (var i = range.Item1; i < Math.Min(range.Item2, contents.Count); i++)
                articles[i] = Parse(contents[i]);
        });
        return articles;
    }

    /// <summary>What changed after a change number: every such article once, as it is now.</summary>
    public async Task<IReadOnlyList<KnowledgeChange>> ChangedSinceAsync(long number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Articles.Where(row => row.ChangeNumber > number).OrderBy(row => row.Id).Select(row => new { row.Id, row.Status, row.Content }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new KnowledgeChange(row.Id, row.Status == ArticleStatus.Published ? Parse(row.Content) : null))];
    }

    internal static Article Parse(string content) => JsonSerializer.Deserialize(content, ArticleJson.Default.Article)!;

    private async Task<SaveReport> SaveBatchAsync(Caller caller, ArticleChange[] changes, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Taking the number first takes its row's lock: two savers follow one another, and numbers appear in order.
        var number = await db.TakeKnowledgeChangeAsync(cancellationToken);
        var ids = changes.Select(change => change.Article.Id).ToList();
        var rows = await db.Articles.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        List<string> added = [], changed = [];
        foreach (var change in changes)
        {
            var content = JsonSerializer.Serialize(change.Article, ArticleJson.Default.Article);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            if (!rows.TryGetValue(change.Article.Id, out var row))
            {
                row = new ArticleRow { Id = change.Article.Id, Pack = change.Article.Pack, Content = content, ContentHash = hash, UpdatedBy = caller.Id };
                rows.Add(row.Id, row);
                db.Articles.Add(row);
                added.Add(row.Id);
            }
            else if (IsSettled(row, change, hash))
            {
                continue;
            }
            else if (!added.Contains(row.Id))
            {
                changed.Add(row.Id);
            }

            Touch(row, caller, number);
            (row.Pack, row.Content, row.ContentHash, row.Status, row.Origin) = (change.Article.Pack, content, hash, change.Status, change.Origin);
        }

        if (added.Count + changed.Count == 0)
            return new(0, 0, changes.Length);
        AuditAll(db, caller, "article.added", added);
        AuditAll(db, caller, "article.changed", changed);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(added.Count, changed.Count, changes.Length - added.Count - changed.Count);
    }

    private async Task<int> ArchiveBatchAsync(Caller caller, string[] ids, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var number = await db.TakeKnowledgeChangeAsync(cancellationToken);
        var rows = await db.Articles.Where(row => ids.Contains(row.Id) && row.Status != ArticleStatus.Archived).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return 0;
        foreach (var row in rows)
        {
            Touch(row, caller, number).Status = ArticleStatus.Archived;

            // What a person took out of use stays out, though its file still lies there.
            if (caller.Id != Caller.System.Id)
                row.Origin = null;
        }

        AuditAll(db, caller, "article.archived", [.. rows.Select(row => row.Id)]);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows.Count;
    }

    /// <summary>Whether nothing is to be written: the same again, or a file's word against a person's.</summary>
    private static bool IsSettled(ArticleRow row, ArticleChange change, string hash) =>
        change.Origin is not null && row.Origin is null
        || row.ContentHash == hash && row.Status == change.Status && (change.Origin is null || change.Origin == row.Origin);

    private ArticleRow Touch(ArticleRow row, Caller caller, long number)
    {
        row.Revision++;
        row.ChangeNumber = number;
        row.UpdatedAt = time.GetUtcNow();
        row.UpdatedBy = caller.Id;
        return row;
    }

    /// <summary>One line an article; one line for all of a bulk import, which names them.</summary>
    private static void AuditAll(AgentAssistDb db, Caller caller, string action, List<string> ids)
    {
        const int oneByOne = 50;
        if (ids.Count > oneByOne)
            db.Audit(caller, action, nameof(Article), $"{ids.Count} articles", new { ids });
        else
            ids.ForEach(id => db.Audit(caller, action, nameof(Article), id));
    }
}

/// <summary>An article to store.</summary>
/// <param name="Article">The article.</param>
/// <param name="Status">Where it stands then.</param>
/// <param name="Origin">The file that it follows, if it follows one.</param>
public sealed record ArticleChange(Article Article, ArticleStatus Status = ArticleStatus.Published, string? Origin = null);

/// <summary>What a save did.</summary>
public sealed record SaveReport(int Added, int Changed, int Unchanged)
{
    /// <summary>Both together.</summary>
    public static SaveReport operator +(SaveReport one, SaveReport other) =>
        new(one.Added + other.Added, one.Changed + other.Changed, one.Unchanged + other.Unchanged);
}
