using AgentAssist.Conversations;

namespace AgentAssist.Tests.Conversations;

public sealed class SaidReaderTests
{
    private const string Chinese = "您好，很高兴为您服务。请先把光猫断电30秒再开机。如果红灯还亮，装维工程师会在2小时内联系您，上门费50元。";
    private const string English = "Hello. Please switch the modem off for 30 seconds and on again. If the red light stays on, an engineer will call you within 2 hours.";

    [Theory]
    [InlineData(Chinese, "请先把光猫断电30秒再开机。", OutcomeKind.Said)]
    [InlineData(Chinese, "您好，请先把光猫断电三十秒再开机", OutcomeKind.Said)]
    [InlineData(Chinese, "如果红灯还亮的话，装维工程师会在两小时内联系您，上门费五十块", OutcomeKind.Said)]
    [InlineData(Chinese, "那您先把光猫断电半分钟，然后再开机试试看", OutcomeKind.Edited)]
    [InlineData(English, "Please switch the modem off for 30 seconds and on again.", OutcomeKind.Said)]
    [InlineData(English, "Okay, so please switch your modem off for 30 seconds, then turn it on again for me.", OutcomeKind.Edited)]
    public void Words_from_the_suggestion_are_known_again(string suggestion, string said, OutcomeKind outcome) =>
        Assert.Equal(outcome, SaidReader.Read(suggestion, said));

    [Theory]
    [InlineData(Chinese, "请问您的账号是多少？我帮您查一下这个月的账单")]
    [InlineData(Chinese, "您好，很高兴为您服务。")]
    [InlineData(Chinese, "您好")]
    [InlineData(Chinese, "好的，开机")]
    [InlineData(Chinese, "")]
    [InlineData(English, "Can you tell me the address where you live, please?")]
    [InlineData(English, "Hello, thank you for calling. How can I help you?")]
    [InlineData("您好，很高兴为您服务。", "您好，很高兴为您服务。")]
    public void Other_talk_and_greetings_are_not_the_suggestion(string suggestion, string said) => Assert.Null(SaidReader.Read(suggestion, said));
}
