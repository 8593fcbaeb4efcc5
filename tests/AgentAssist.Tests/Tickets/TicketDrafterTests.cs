using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Tests.Fakes;
using AgentAssist.Tickets;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Tests.Tickets;

public sealed class TicketDrafterTests
{
    private const string Fields = """
        asks:
          phone: { zh-CN: 请问电话？, en: Which number? }
          address: { zh-CN: 请问地址？, en: Which address? }
        required:
          - { category: "", fields: [phone] }
          - { category: broadband/fault, fields: [phone, address] }
        """;

    private static readonly Triage Dispatch = new(HandlingTier.Dispatch, "broadband/fault/los", RiskLevel.None, 0.9, []);

    private readonly TicketDrafter drafter;

    public TicketDrafterTests()
    {
        var vocabulary = new VocabularyCatalog
        {
            Current = new Vocabulary(
                [new("broadband/fault/los", new("宽带/故障/光信号中断", "Broadband / Fault / Loss of signal"))],
                [new("field-service", new("装维", "Field service"), ["broadband/fault"], [])],
                [], [],
                [new("base", [], HandlingTier.Dispatch, 240, 4320, new("基础", "base")), new("fault", ["broadband/fault"], HandlingTier.Dispatch, 120, 2880, new("故障", "fault"))]),
        };
        drafter = new(new TicketFields(Given.Content(("ticket-fields.yaml", Fields)), TimeProvider.System, NullLogger<TicketFields>.Instance), vocabulary);
    }

    [Fact]
    public void The_draft_says_what_the_customer_said_in_the_third_person()
    {
        var draft = Draft(Given.Question("你好，我家光猫亮红灯，电话13800001234，昨天就报过一次了，重启过没用"));

        Assert.Equal("光信号中断：客户家光猫亮红灯", draft.Title);
        Assert.Equal("客户反映：客户家光猫亮红灯，昨天就报过一次了。已自行尝试：重启。此前已反映 1 次。", draft.Description);
        Assert.Equal("13800001234", draft.Fields["phone"]);
        Assert.Equal("光猫", draft.Fields["device"]);
        Assert.DoesNotContain("since", draft.Fields.Keys);
        Assert.Equal("1", draft.Fields["timesReported"]);
        Assert.Equal("重启", draft.Fields["tried"]);
        Assert.Equal("field-service", draft.Department);
        Assert.Equal(TicketPriority.High, draft.Priority);
    }

    [Fact]
    public void What_is_missing_comes_with_the_question_that_would_get_it() =>
        Assert.Equal([new MissingField("phone", "请问电话？"), new MissingField("address", "请问地址？")], Draft(Given.Question("光猫亮红灯")).Missing);

    [Fact]
    public void A_draft_put_right_goes_where_it_belongs_now_and_asks_for_what_is_missing_there()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var before = Draft(Given.Question("光猫亮红灯，电话13800001234"));

        var after = drafter.With(before, HandlingTier.Escalate, "billing/vas", RiskLevel.High, Locales.Chinese, at);

        Assert.Equal(("光信号中断：光猫亮红灯", "vas：光猫亮红灯"), (before.Title, after.Title));
        Assert.Equal(["address"], before.Missing.Select(missing => missing.Field));
        Assert.Empty(after.Missing);
        Assert.Equal(("field-service", TicketPriority.Urgent), (before.Department, after.Priority));
        Assert.NotEqual(before.Department, after.Department);
        Assert.Equal(before.Description, after.Description);
        var due = drafter.With(after, HandlingTier.Dispatch, "broadband/fault/los", RiskLevel.None, Locales.Chinese, at);
        Assert.Equal((before.Title, before.Department, at.AddHours(2), at.AddHours(48)), (due.Title, due.Department, due.ResponseDue, due.ResolutionDue));
    }

    [Fact]
    public void Due_times_come_from_the_target_that_fits_best()
    {
        var draft = Draft(Given.Question("光猫亮红灯"));

        Assert.Equal(Given.Moment.AddHours(2), draft.ResponseDue);
        Assert.Equal(Given.Moment.AddHours(48), draft.ResolutionDue);
    }

    [Fact]
    public void A_later_turn_corrects_an_earlier_one()
    {
        var draft = Draft(Given.Question("不对，是138-0000-5678") with { History = [new(Speaker.Customer, "我电话13800001234，光猫亮红灯")] });

        Assert.Equal("13800005678", draft.Fields["phone"]);
    }

    [Fact]
    public void What_the_agent_said_fills_no_field() =>
        Assert.DoesNotContain("phone", Draft(Given.Question("光猫亮红灯") with { History = [new(Speaker.Agent, "您可以打13800001234")] }).Fields.Keys);

    [Fact]
    public void The_record_fills_what_the_customer_did_not_say()
    {
        var customer = new CustomerContext { Facts = new Dictionary<string, string> { ["phone"] = "13900000000", ["address"] = "新安路1号" } };

        var draft = Draft(Given.Question("光猫亮红灯，打我这个号13800001234") with { Customer = customer });

        Assert.Equal("13800001234", draft.Fields["phone"]);
        Assert.Equal("新安路1号", draft.Fields["address"]);
        Assert.Empty(draft.Missing);
    }

    [Fact]
    public void What_stands_in_other_fields_is_not_told_again()
    {
        var draft = Draft(Given.Question("对的，幺三八零零零零，幺二三四，你们快一点啊") with
        {
            History =
            [
                new(Speaker.Customer, "喂你好，我家电视花屏，看着看着就卡住"), new(Speaker.Agent, "您试过哪些办法？"),
                new(Speaker.Customer, "机顶盒重启了，网线也换了一根，没用"), new(Speaker.Agent, "地址是哪里？"),
                new(Speaker.Customer, "望海花园3栋1602，哦不对，是4栋"), new(Speaker.Agent, "好的，4栋1602。联系电话呢？"),
            ],
        });

        Assert.Equal("光信号中断：客户家电视花屏", draft.Title);
        Assert.Equal("客户反映：客户家电视花屏，看着看着就卡住。已自行尝试：机顶盒重启、网线也换了一根。", draft.Description);
        Assert.Equal(("望海花园4栋1602", "13800001234"), (draft.Fields["address"], draft.Fields["phone"]));
    }

    [Theory]
    [InlineData("我把你们的光猫给我弟了", Locales.Chinese, "客户把我方的光猫给客户弟了")]
    [InlineData("I'm sure you charged me twice, I was told it's my fault", Locales.English, "they are sure we charged them twice, they were told it's their fault")]
    public void What_is_said_in_the_first_person_is_told_in_the_third(string said, string locale, string told) =>
        Assert.Equal(told, ThirdPerson.Of(said, locale));

    [Fact]
    public void High_risk_is_urgent() =>
        Assert.Equal(TicketPriority.Urgent, drafter.Draft(Given.Question("我要找律师"), Given.Nothing, Dispatch with { Risk = RiskLevel.High }).Priority);

    [Fact]
    public void English_is_told_in_the_third_person()
    {
        var draft = Draft(Given.Question("Hi, the LOS light on my modem is red since yesterday. I already called twice.", Locales.English));

        Assert.StartsWith("Loss of signal: the LOS light on their modem is red", draft.Title, StringComparison.Ordinal);
        Assert.Equal("The customer says: The LOS light on their modem is red since yesterday, they already called twice. Since: yesterday. Reported before: 2 times.", draft.Description);
        Assert.Equal("LOS", draft.Fields["faultCode"]);
        Assert.Equal("2", draft.Fields["timesReported"]);
    }

    private TicketDraft Draft(AssistRequest request) => drafter.Draft(request, Given.Nothing, Dispatch);
}
