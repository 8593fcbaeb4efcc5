using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace AgentAssist.Benchmarks.Peers;

/// <summary>Lucene.Net in memory, with the analyzer of the language.</summary>
internal sealed class LucenePeer(bool chinese) : IPeer
{
    private const string Title = "title";
    private const string Text = "text";
    private const string Number = "number";
    private const float TitleBoost = 2;

    private readonly RAMDirectory directory = new();
    private readonly BM25Similarity similarity = new(k1: 1.2f, b: 0.75f);
    private readonly Analyzer analyzer = chinese ? new CJKAnalyzer(LuceneVersion.LUCENE_48) : new EnglishAnalyzer(LuceneVersion.LUCENE_48);
    private DirectoryReader? reader;
    private IndexSearcher? searcher;
    private int[] records = [];

    public string Name => chinese ? "Lucene.Net, CJKAnalyzer" : "Lucene.Net, EnglishAnalyzer";

    public void Index(IReadOnlyList<PeerRecord> records)
    {
        IndexWriterConfig settings = new(LuceneVersion.LUCENE_48, analyzer) { Similarity = similarity };
        using (IndexWriter writer = new(directory, settings))
        {
            for (var i = 0; i < records.Count; i++)
            {
                Document document = [new StoredField(Number, i), new TextField(Title, records[i].Title, Field.Store.NO)];
                if (records[i].Text.Length > 0)
                    document.Add(new TextField(Text, records[i].Text, Field.Store.NO));
                writer.AddDocument(document);
            }

            writer.ForceMerge(1);
        }

        reader = DirectoryReader.Open(directory);
        searcher = new(reader) { Similarity = similarity };
        this.records = [.. Enumerable.Range(0, reader.MaxDoc).Select(number => reader.Document(number).GetField(Number).GetInt32Value()!.Value)];
    }

    public IReadOnlyList<PeerHit> Search(string query, int limit)
    {
        BooleanQuery any = new(disableCoord: true);
        foreach (var term in Terms(query).Take(BooleanQuery.MaxClauseCount / 2))
        {
            any.Add(new TermQuery(new(Title, term)) { Boost = TitleBoost }, Occur.SHOULD);
            any.Add(new TermQuery(new(Text, term)), Occur.SHOULD);
        }

        var found = searcher!.Search(any, limit).ScoreDocs;
        return [.. found.Select(one => new PeerHit(records[one.Doc], one.Score))];
    }

    public void Dispose()
    {
        reader?.Dispose();
        analyzer.Dispose();
        directory.Dispose();
    }

    private List<string> Terms(string text)
    {
        List<string> terms = [];
        using var stream = analyzer.GetTokenStream(Title, text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(term.ToString()!);
        stream.End();
        return terms;
    }
}
