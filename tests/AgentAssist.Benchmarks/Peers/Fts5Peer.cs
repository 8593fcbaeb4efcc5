using Microsoft.Data.Sqlite;

namespace AgentAssist.Benchmarks.Peers;

/// <summary>SQLite's full-text index in memory: pairs of characters made here for Chinese, Porter's stems for English.</summary>
internal sealed class Fts5Peer : IPeer
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly bool chinese;
    private readonly SqliteCommand search;
    private readonly SqliteParameter match;
    private readonly SqliteParameter limited;

    public Fts5Peer(bool chinese)
    {
        this.chinese = chinese;
        connection.Open();
        Execute($"CREATE VIRTUAL TABLE record USING fts5(title, text, tokenize = '{(chinese ? "unicode61" : "porter unicode61")}')");
        Execute("INSERT INTO record(record, rank) VALUES ('rank', 'bm25(2.0, 1.0)')");
        search = connection.CreateCommand();
        search.CommandText = "SELECT rowid, rank FROM record WHERE record MATCH $match ORDER BY rank LIMIT $limit";
        match = search.Parameters.Add("$match", SqliteType.Text);
        limited = search.Parameters.Add("$limit", SqliteType.Integer);
    }

    public string Name => chinese ? "SQLite FTS5, bigrams" : "SQLite FTS5, porter";

    public void Index(IReadOnlyList<PeerRecord> records)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO record(rowid, title, text) VALUES ($id, $title, $text)";
        var id = insert.Parameters.Add("$id", SqliteType.Integer);
        var title = insert.Parameters.Add("$title", SqliteType.Text);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        for (var i = 0; i < records.Count; i++)
        {
            (id.Value, title.Value, text.Value) = (i, Prepare(records[i].Title), Prepare(records[i].Text));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        Execute("INSERT INTO record(record) VALUES ('optimize')");
    }

    public IReadOnlyList<PeerHit> Search(string query, int limit)
    {
        var words = chinese ? Words.Bigrams(query) : Words.Plain(query);
        var expression = string.Join(" OR ", words.Select(word => $"\"{word}\""));
        if (expression.Length == 0)
            return [];
        (match.Value, limited.Value) = (expression, limit);
        List<PeerHit> hits = new(limit);
        using var rows = search.ExecuteReader();
        // The rank is negative, the lowest the best.
        while (rows.Read())
            hits.Add(new(rows.GetInt32(0), -rows.GetDouble(1)));
        return hits;
    }

    public void Dispose()
    {
        search.Dispose();
        connection.Dispose();
    }

    private string Prepare(string text) => chinese ? string.Join(' ', Words.Bigrams(text)) : text;

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
