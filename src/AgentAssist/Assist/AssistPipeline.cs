using System.Runtime.CompilerServices;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Tickets;

namespace AgentAssist.Assist;

/// <summary>Answers a customer's question.</summary>
public sealed class AssistPipeline(TimeProvider time)
{
    /// <summary>The answer, step by step.</summary>
    public async IAsyncEnumerable<AssistUpdate> RunAsync(AssistRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var zh = request.Locale == Locales.Chinese;
        var known = !(request.Text.Contains("万兆", StringComparison.Ordinal) || request.Text.Contains("10-gigabit", StringComparison.Ordinal));
        Evidence[] evidence = zh
            ? [new(1, EvidenceKind.Passage, "bb-los-red", "光猫亮红灯(LOS)怎么办", "LOS 灯红色常亮或闪烁,表示光纤信号中断。先请客户检查光纤接头是否松动、弯折;重启后仍为红灯的,按派发处理,不再让客户反复操作。", .93, null),
               new(2, EvidenceKind.Sla, null, "宽带报障时限", "派单后装维人员须在 2 小时内联系客户;24 小时内重复报障的,并入原单并自动催办。", .87, null)]
            : [new(1, EvidenceKind.Passage, "bb-los-red-en", "The modem shows a red LOS light", "A red LOS light means the fibre signal is interrupted. Ask the customer to check that the fibre connector is not loose or bent. If it is still red after a restart, dispatch a technician.", .91, null),
               new(2, EvidenceKind.Sla, null, "Response target for broadband faults", "A technician contacts the customer within 2 hours of dispatch.", .86, null)];
        yield return new AssistUpdate.EvidenceFound(evidence, known ? Answerability.Answered : Answerability.Nearest);
        CheckedSentence[] sentences = (zh, known) switch
        {
            (true, true) => [new("非常抱歉让您再次反映。", [], true, []), new("LOS 灯亮红灯表示光纤信号中断,请先检查光纤接头是否松动、弯折。", [1], true, []), new("我现在为您派单,装维人员会在 2 小时内联系您。", [2], true, []), new("本次故障可为您减免 20 元月租。", [], false, ["20 元"])],
            (false, true) => [new("I am sorry that the line is down.", [], true, []), new("A red LOS light means the fibre signal is interrupted, so please check that the fibre connector is not loose or bent.", [1], true, []), new("A technician contacts you within 2 hours.", [2], true, []), new("You will get 20 yuan off this month.", [], false, ["20 yuan"])],
            (true, false) => [new("请问您这台光猫是从营业厅领的,还是自己买的?", [], true, [])],
            _ => [new("Did you get the modem from our shop, or did you buy it yourself?", [], true, [])],
        };
        if (known)
        {
            foreach (var sentence in sentences)
            {
                foreach (var piece in sentence.Text.Chunk(6))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(25), time, ct);
                    yield return new AssistUpdate.ReplyText(new string(piece));
                }
            }
        }

        yield return new AssistUpdate.Triaged(new(known ? HandlingTier.Dispatch : HandlingTier.Immediate, "broadband/fault/los", known ? RiskLevel.Attention : RiskLevel.None, .84, zh ? ["LOS 红灯且重启无效,远程不可恢复", "24 小时内第 2 次报障"] : ["A red LOS light cannot be cured from afar", "Second report within 24 hours"]));
        yield return new AssistUpdate.TicketDrafted(new(zh ? "光猫 LOS 红灯,宽带中断" : "Red LOS light, broadband down", request.Text, "broadband/fault/los", HandlingTier.Dispatch, TicketPriority.High, "field-service", new Dictionary<string, string> { ["device"] = zh ? "光猫" : "modem", ["faultCode"] = "LOS", ["timesReported"] = "2" }, [new("address", zh ? "请问门牌号是多少?" : "What is your address, please?"), new("phone", zh ? "方便联系您的电话是多少?" : "Which number can we call?")], request.At.AddHours(2), request.At.AddHours(48)));
        yield return new AssistUpdate.ReplyReady(new($"s-{request.At.ToUnixTimeMilliseconds()}", string.Concat(sentences.Select(s => s.Text)), known, known ? .92 : .41, sentences));
        yield return new AssistUpdate.Completed(System.Diagnostics.Activity.Current?.TraceId.ToString() ?? "", new(12, 40, 900), new("built-in", "built-in"));
    }
}
