namespace AgentAssist.Web;

/// <summary>Every string a person reads: <c>Resources/Texts.resx</c> in English, <c>Texts.zh-CN.resx</c> in Chinese.</summary>
public sealed class Texts;
