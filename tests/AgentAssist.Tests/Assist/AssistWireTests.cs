using System.Text.Json;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Tickets;

namespace AgentAssist.Tests.Assist;

public sealed class AssistWireTests
{
    [Fact]
    public void Passages_leave_out_what_is_not_there() => Assert.Equal(
        """passages {"passages":[{"n":1,"kind":"sla","title":"时限","text":"2 小时","score":0.5}]}""",
        Written(new AssistUpdate.EvidenceFound([new(1, EvidenceKind.Sla, null, "时限", "2 小时", .5, null)], default)));

    [Fact]
    public void A_reply_travels_with_its_sentences() => Assert.Equal(
        """reply {"suggestionId":"s1","text":"减免20元","answered":true,"confidence":0.9,"sentences":[{"text":"减免20元","citations":[1],"supported":false,"unsupported":["20元"]}]}""",
        Written(new AssistUpdate.ReplyReady(new("s1", "减免20元", true, .9, [new("减免20元", [1], false, ["20元"])]))));

    [Fact]
    public void Enums_are_names_and_times_have_an_offset()
    {
        var due = new DateTimeOffset(2026, 11, 23, 11, 41, 0, TimeSpan.FromHours(8));
        var draft = new TicketDraft("t", "d", "a/b", HandlingTier.Dispatch, TicketPriority.High, "field", new Dictionary<string, string> { ["faultCode"] = "LOS" }, [new("address", "?")], due, due.AddHours(46));
        Assert.Equal(
            """ticketDraft {"title":"t","description":"d","category":"a/b","tier":"dispatch","priority":"high","department":"field","fields":{"faultCode":"LOS"},"missing":[{"field":"address","ask":"?"}],"responseDue":"2026-11-23T11:41:00+08:00","resolutionDue":"2026-11-25T09:41:00+08:00"}""",
            Written(new AssistUpdate.TicketDrafted(draft)));
        Assert.StartsWith("""triage {"tier":"escalate","category":"c","risk":"attention",""", Written(new AssistUpdate.Triaged(new(HandlingTier.Escalate, "c", RiskLevel.Attention, .5, []))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_of_a_run_has_its_events()
    {
        Assert.Equal("""reply.delta {"text":"您好"}""", Written(new AssistUpdate.ReplyText("您好")));
        Assert.Equal("""reply.restart {"writer":"built-in"}""", Written(new AssistUpdate.ReplyRestarted("built-in")));
        Assert.Equal("""done {"traceId":"t","timings":{"retrievalMs":1,"firstTokenMs":2,"totalMs":3},"engine":{"chat":"c","embedding":"e"}}""", Written(new AssistUpdate.Completed("t", new(1, 2, 3), new("c", "e"))));
        Assert.Contains("\"code\":\"assist.stale\"", Written(new AssistUpdate.Stale()), StringComparison.Ordinal);
    }

    private static string Written(AssistUpdate update)
    {
        var wire = AssistWire.Of(update);
        return $"{wire.Name} {JsonSerializer.Serialize(wire.Data, wire.Data.GetType(), AssistWire.Json)}";
    }
}
