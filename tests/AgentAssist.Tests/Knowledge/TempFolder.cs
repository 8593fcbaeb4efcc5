namespace AgentAssist.Tests.Knowledge;

/// <summary>A folder of a test's own, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("agentassist-knowledge-");

    public string Path => root.FullName;

    public string Write(string file, string text) => Write(file, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string file, byte[] bytes)
    {
        var path = System.IO.Path.Combine(root.FullName, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Pack(string id, string locale = "zh-CN") => Write($"{id}/pack.yaml", $"id: {id}\nname: {id}\nlocale: {locale}\nbusiness: telecom\n");

    public void Dispose() => root.Delete(recursive: true);
}
