namespace AgentAssist.Browser.Tests;

/// <summary>Questions of the sample knowledge, and what must be seen: the only place that knows what the samples say.</summary>
internal static class Samples
{
    public const string ChineseQuestion = "家里网断了，光猫亮红灯怎么办";
    public const string EnglishQuestion = "My modem shows a red LOS light and the internet is down";
    public const string TwoChineseQuestions = "流量怎么查？还有发票在哪里开";

    public const string TwoEnglishQuestions = "How do I pay my bill, and where can I get an invoice?";

    public const string UnknownQuestion = "你们招不招暑期实习生";

    /// <summary>Words that must stand in the source that is cited first.</summary>
    public const string ChineseSource = "LOS";
    public const string EnglishSource = "LOS";
}
