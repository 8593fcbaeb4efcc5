using AgentAssist.Knowledge;

namespace AgentAssist.Tests.Retrieval;

/// <summary>Thirty articles, about what a new installation begins with.</summary>
internal static class SmallKnowledge
{
    public static IReadOnlyList<Article> Articles { get; } =
    [
        Zh("los", "光猫亮红灯怎么办", "光猫闪红灯", "网断了光信号灯是红色"),
        Zh("router", "路由器怎么恢复出厂设置", "怎么重置路由器", "路由器按哪里还原"),
        Zh("wifi", "WiFi密码忘了怎么改", "怎么修改无线密码", "忘记家里无线网密码"),
        Zh("slow", "宽带网速慢怎么处理", "上网特别卡", "测速达不到办理的带宽"),
        Zh("drop", "宽带经常掉线", "网络时断时续", "晚上老是断网"),
        Zh("move", "搬家后宽带怎么移机", "我要搬家宽带能带走吗", "移机要多长时间"),
        Zh("cancel", "宽带怎么退订", "不想用宽带了要拆机", "提前退订要付违约金吗"),
        Zh("data", "怎么查询剩余流量", "我这个月还剩多少流量", "流量用了多少在哪里看"),
        Zh("over", "流量超出套餐怎么收费", "流量用超了一兆多少钱", "超套餐流量资费"),
        Zh("plan", "怎么更换套餐", "想换便宜一点的套餐", "套餐变更什么时候生效"),
        Zh("arrears", "欠费停机怎么复机", "交了话费还是停机", "停机后多久恢复"),
        Zh("bill", "话费账单怎么看", "这个月怎么扣了这么多钱", "想要账单明细"),
        Zh("vas", "怎么取消增值业务", "莫名其妙被开通了彩铃", "每月扣的增值业务费是什么"),
        Zh("invoice", "怎么开电子发票", "发票抬头写错了", "话费发票在哪里下载"),
        Zh("portout", "携号转网转出需要什么条件", "想转到别的运营商", "怎么查询能不能携号转网"),
        Zh("portin", "怎么携号转入", "带着老号码转到你们这里", "转入后原号码什么时候能用"),
        Zh("realname", "实名认证怎么办理", "号码要重新认证", "没有实名会不会停机"),
        Zh("sim", "手机卡丢了怎么补卡", "补办电话卡要带什么", "补卡要多少钱"),
        Zh("roam", "怎么开通国际漫游", "出国手机怎么用", "国际漫游资费"),
        Zh("iptv", "电视没有信号怎么办", "机顶盒看不了台", "电视显示网络异常"),
        Zh("iptvfee", "点播会员怎么解绑自动续费", "电视自动扣费怎么关", "会员续费取消"),
        Zh("complain", "我要投诉到工信部", "投诉没有人管", "要找你们领导"),
        Zh("outage", "我们小区断网什么时候恢复", "是不是在检修", "片区网络故障"),
        Zh("engineer", "师傅什么时候上门", "预约的时间没有人来", "改上门时间"),
        En("en-los", "The modem shows a red LOS light", "red light on the modem", "no internet and the LOS lamp is on"),
        En("en-move", "Moving the broadband line to a new address", "I am moving house", "take my internet to the new flat"),
        En("en-data", "How to check how much data is left", "how many gigabytes do I have left", "see my data usage"),
        En("en-plan", "Changing to another mobile plan", "switch to a cheaper plan", "when does the new plan start"),
        En("en-bill", "Understanding the monthly bill", "why is my bill so high", "explain the charges"),
        En("en-sim", "Replacing a lost SIM card", "I lost my SIM", "new SIM card cost"),
    ];

    private static Article Zh(string id, string title, params string[] questions) =>
        new() { Id = id, Title = title, Questions = questions, Locale = Locales.Chinese };

    private static Article En(string id, string title, params string[] questions) =>
        new() { Id = id, Title = title, Questions = questions, Locale = Locales.English };
}
