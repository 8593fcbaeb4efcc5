using System.Runtime.CompilerServices;
using AgentAssist.Assist;
using AgentAssist.Models;
using AgentAssist.Prompts;
using AgentAssist.Tests.Fakes;
using Microsoft.SemanticKernel;

namespace AgentAssist.Tests.Prompts;

/// <summary>What a model is told, to the letter. A change of a prompt shows here, and the approved text is changed with it.</summary>
public sealed class RenderedPromptTests
{
    [Fact]
    public async Task The_prompt_for_a_reply_is_the_approved_one()
    {
        var brief = new ReplyBrief(
            Given.Question("第二次了！<b>光猫</b>还是红灯") with
            {
                Customer = new CustomerContext { Facts = new Dictionary<string, string> { ["customerName"] = "王先生" } },
                History = [new(Speaker.Customer, "网断了"), new(Speaker.Agent, "请看一下光猫的灯。")],
            },
            [new("光猫红灯", Given.LosArticle)],
            [new(1, EvidenceKind.Reply, "bb-los-red", Given.LosArticle.Title, Given.LosArticle.Reply!, 1, null), new(2, EvidenceKind.Passage, "bb-los-red", Given.LosArticle.Title, Given.LosArticle.Body, 0.9, null)])
        {
            Ask = "请问安装地址是哪里？",
        };
        var prompt = Prompt.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "prompts", "reply.md")));

        var rendered = await prompt.Template.RenderAsync(new Kernel(), ReplyArguments.Of(brief, prompt.Settings.Budget).Arguments);

        var approved = Path.Combine(Here(), "reply.approved.txt");
        Assert.Equal(await File.ReadAllTextAsync(approved), rendered);
    }

    [Theory]
    [InlineData("no front matter", "front matter")]
    [InlineData("---\nversion: 1\n---\nx", "'id' and 'version'")]
    [InlineData("---\nid: reply\nversion: 1\ntemperature: 3\n---\nx", "from 0 to 2")]
    [InlineData("---\nid: reply\nversion: 1\nbudget: 10\n---\nx", "at least 500 tokens")]
    public void A_prompt_that_cannot_be_meant_is_refused_in_words(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => Prompt.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_does_not_fit_is_left_out_the_least_valuable_first()
    {
        string Long(string word) => string.Concat(Enumerable.Repeat(word, 150));
        var brief = new ReplyBrief(
            Given.Question("光猫红灯") with
            {
                History = [.. Enumerable.Range(1, 8).Select(i => new HistoryTurn(Speaker.Customer, Long($"第{i}句")))],
                Customer = new CustomerContext { Facts = new Dictionary<string, string> { ["plan"] = "畅享" } },
            },
            [new("光猫红灯", Given.LosArticle)],
            [new(1, EvidenceKind.Passage, "other", "别的", Long("别的"), 1, null), new(2, EvidenceKind.Reply, "bb-los-red", "红灯", Long("红灯"), 1, null)]);

        var (arguments, leftOut) = ReplyArguments.Of(brief, 600 + 2_000);

        Assert.Contains("红灯红灯", (string)arguments["evidence"]!, StringComparison.Ordinal);
        Assert.Contains("第8句", (string)arguments["history"]!, StringComparison.Ordinal);
        Assert.Contains("畅享", (string)arguments["customer"]!, StringComparison.Ordinal);
        Assert.Contains("turn 1", leftOut);
        Assert.DoesNotContain("turn 8", leftOut);
        Assert.DoesNotContain("第1句", (string)arguments["history"]!, StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
