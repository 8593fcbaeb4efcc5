using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>Says in the request's language why a demand was judged as it was.</summary>
internal sealed class TriageReasons(string locale)
{
    private readonly List<string> words = [];

    public IReadOnlyList<string> Words => words;

    public string SmallTalk => Say("客户在寒暄，没有提出诉求", "Small talk: nothing was asked");

    public void Add(string reason) => words.Add(reason);

    public void Cleaned() => words.Add(Say("略去了像是对机器下指令的话", "Words that gave orders to a machine were left out"));

    public void NothingKnown() => words.Add(Say("知识库没有依据，需后台核实", "The knowledge holds no answer; the back office must look into it"));

    public void Confirmed() => words.Add(Say("人工已对相同诉求作过更正", "A person has set the same demand right before"));

    public void OnlyAsks() => words.Add(Say("客户只是咨询，当场可以答复", "The customer only asks; it can be answered at once"));

    public void Tried() => words.Add(Say("常规步骤客户已经试过，需派人处理", "The usual steps have been tried; somebody has to act"));

    public void TakenOn() => words.Add(Say("坐席已答应安排办理", "The agent has promised that somebody will act"));

    public void Sends() => words.Add(Say("客户要求安排人员办理", "The customer asks for somebody to act"));

    public void Acts() => words.Add(Say("从客户所说看，需要有人处理", "By what the customer says, somebody has to act"));

    public void LikeHigh() => words.Add(Say("与以往的高风险诉求相似", "It sounds like demands that were of high risk"));

    public void LikeCare() => words.Add(Say("与以往需要特别留意的诉求相似", "It sounds like demands that needed care"));

    public void Elsewhere() => words.Add(Say("不是客户业务，需找公司相关部门答复", "No customer's matter; another part of the company must answer"));

    public void Idle() => words.Add(Say("与业务无关的闲谈", "Talk that has nothing to do with the business"));

    public void FromArticle(string title, string category, HandlingTier tier) => words.Add(Say(
        $"最接近的知识“{title}”归类为{category}，通常{TierName(tier)}",
        $"The nearest article \"{title}\" belongs to {category} and usually takes: {TierName(tier)}"));

    private string TierName(HandlingTier tier) => tier switch
    {
        HandlingTier.Immediate => Say("即时答复", "immediate answer"),
        HandlingTier.Dispatch => Say("派发处理", "dispatch"),
        _ => Say("诉求升级", "escalation"),
    };

    private string Say(string chinese, string english) => locale == Locales.English ? english : chinese;
}
