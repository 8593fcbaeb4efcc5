using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>What a customer's turn is, as far as its words tell: a question only, a trouble, a wish that something be done, an upset word.</summary>
/// <param name="Asks">It asks for information.</param>
/// <param name="Trouble">Something does not work, or has gone wrong.</param>
/// <param name="Wants">Somebody is to do something.</param>
/// <param name="Upset">The customer is angry or disappointed.</param>
/// <param name="Again">It was reported before.</param>
/// <param name="Tried">What an agent would advise first has been tried, without success.</param>
/// <param name="Sends">Somebody is to come, to call or to carry something out.</param>
internal sealed record Demand(bool Asks, bool Trouble, bool Wants, bool Upset, bool Again, bool Tried, bool Sends)
{
    /// <summary>Whether the customer only wants to know something: nobody need do anything for it.</summary>
    public bool OnlyAsks => Asks && !Trouble && !Wants && !Upset && !Again;
}

/// <summary>Reads a <see cref="Demand"/> from what a customer says.</summary>
internal static partial class DemandReader
{
    /// <summary>What the turn is.</summary>
    public static Demand Read(string text) =>
        new(Asks().IsMatch(text), Trouble().IsMatch(text), Wants().IsMatch(text), Upset().IsMatch(text), Again().IsMatch(text), Tried().IsMatch(text), Sends().IsMatch(text));

    /// <summary>Whether an agent says that somebody will act, or asks what only those need who do: where to come, whom to call.</summary>
    public static bool IsTakenOn(string agentsTurn) => TakenOn().IsMatch(agentsTurn);

    [GeneratedRegex(
        @"怎么|怎样|如何|咋|多少|几多|多久|几时|什么|啥|哪|吗|么[?？]?$|能不能|可不可以|是不是|有没有|要不要|几点|几天|几年|点样|[?？]|\b(how|what|when|where|why|which|can i|could i|do i|does|is it|are there|will)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Asks();

    [GeneratedRegex(
        @"坏|断网|断了|老断|又断|掉线|老掉|总掉|掉个?[一二三四五六七八九十几好多0-9]+[次回]|断断续续|时断时续|时有时无|一会儿?有[，,、 ]?一会儿?没|不行|不了|不上|不通|不动|不灵|不亮|不转|不出|不到账|没反应|没信号|没网|没声|没到|没收到|没用|没画面|红灯|报错|失败|卡死|卡住|卡顿|很卡|太卡|好卡|老卡|转圈|很慢|太慢|好慢|慢得|慢死|黑屏|花屏|死机|异响|漏水|漏油|漏风|裂|掉漆|抖|冒烟|着火|亏电|趴窝|抛锚|没电|被扣|扣了|乱扣|多扣|扣错|多收|莫名|被骗|被盗|丢了|不见了|被停|停机了|关停|挖断|剪断|打不着|充不进|锁不上|打不开|[看收连用听刷登进发]不[了到上出成通着]|故障灯|没得了|红起|一格信号|没得网|没得信号|没声音|化了|压扁|掉下来|没订|没开过|没办过|没点过|没人来|没来|没人管" +
        @"|\b(cut(?:s|ting)? out|gone off|goes off|no service|nothing happens|hangs?|died|went dead|completely dead|not working|doesn'?t work|isn'?t working|won'?t|can'?t|cannot|couldn'?t|broken|broke|down|dropp\w+|keeps?|slow|red light|error|fail\w*|stuck|frozen|black screen|no signal|no internet|lost|stolen|charged|overcharged|never ordered|didn'?t order|leak\w*|noise|dead|warning light|missing|nobody|no one)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Trouble();

    [GeneratedRegex(
        @"帮我|给我|替我|派人|派个|叫人|安排|赶紧|尽快|马上来|我要(?!多|怎)|我想(?:要|办|装|取消|退|换|改|停|销|拆|预约|申请|投诉|报修)|要求|报修|退给我|还给我|催|申请(?:核实|核查|退|更换|处理)|请(?:予以|尽快|给予|协助)?(?:核实|核查|退还|退回|处理|安排|更换|维修|取消|办理)|\b(please (?!tell|explain)|i want|i need (?!to know)|i'd like to (?!know|ask)|send (someone|somebody)|come and|book|arrange|cancel my|refund me|sign me up)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Wants();

    [GeneratedRegex(
        @"投诉|气死|太差|骗子|骗人|坑人|坑我|忍无可忍|受不了|受够|过分|什么破|破网|垃圾|霸王|抢钱|乱收|态度|不讲理|说法|凭什么|岂有此理|老子|再不|我就(?:去|要|上|打|找|告|发)|\b(or i(?:'ll| will)|otherwise i|complain\w*|ridiculous|unacceptable|furious|angry|scam|rip-?off|disgust\w*|terrible|fed up|outrageous|rude)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Upset();

    [GeneratedRegex(
        @"又(?:坏|断|来|是|没)|第[二三四五六2-9]次|好几次|几次了|[两三四五六2-6][次回遍]了|报过|报修过|修过|反映过|打过|催了|催过|还没(?:来|人|修|好|解决|处理)|没人联系|没人管|一直没|上次也|再三|反复|\b(again and again|(down|broke|broken|out|happened|failing|dead) again|(second|third|fourth) time|(called|reported|complained|came|rang)[^.!?]{0,20} (twice|three times|several times|before)|(two|three|four|several) times (now|already)|still (not|no|hasn'?t|haven'?t)|already (called|reported|complained))\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Again();

    [GeneratedRegex(
        @"都?(?:试|弄|长按|重启|重插|换)(?:过|了)[^。！？]{0,16}(?:没用|不行|没好|还是|一样|没变|没反应|不灵)|(?:重启|重插|断电|恢复出厂|换了?网线|换卡槽|重装|退出重登|飞行模式)[^。！？]{0,14}(?:没用|不行|没好|还是|一样|没变|也没|不灵|试)|试了(?:也|都|还)|都试(?:了|过)|都弄了|都开了|也试了|试过了" +
        @"|\b(?:tried|rebooted|restarted|reset|swapped|unplugged|reinstalled|power off)\b[^.!?]{0,60}\b(?:still|nothing|no luck|no change|same|didn'?t help|doesn'?t help|but)\b|still doing it|tried everything|tried (?:that|it) (?:already|twice|three times)",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tried();

    [GeneratedRegex(
        @"派(?:个)?人|派师傅|叫(?:个)?(?:人|师傅|拖车)|叫个拖车|来个(?:人|师傅)|上门|帮我(?:约|预约|报|登记|下单|申请|安排|转|查清)|给我(?:约|叫|派|安排|查清)|送来装|约个店|让店里|报给店里|下单|回电|回个电话|\b(?:send (?:someone|somebody|an? \w+)|need someone to come|come (?:and|to) (?:fix|look)|book me|call me back|have (?:someone|somebody)|can the workshop|please arrange)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sends();

    [GeneratedRegex(
        @"(?:安排|派)(?:个)?(?:师傅|人|工程师|检测|救援|上门|单)|师傅(?:上门|联系)|给您(?:登记|派单|催办|申请|提交|转|安排|加急|约)|登记(?:更换|维修|安装|好了)|提交(?:后台)?(?:审核|核实|核查|申请)|后台(?:核实|核查|处理|审核|操作|帮您)|(?:工程师|专人|师傅|服务店)[^，。]{0,6}联系您|联系电话|怎么联系您|安装地址|报一下(?:车牌|地址)|说下地址|地址和电话|地址呢|新地址" +
        @"|\b(?:send (?:a|an|someone|somebody)|arrange|technician|engineer (?:will|can)|(?:will|'ll) (?:call|ring|contact) you|have \w+ check|contact number|reach you|address (?:for the|please)|where would you like)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TakenOn();
}
