using System.Globalization;
using System.Text.Json;

namespace AgentAssist.Benchmarks.Load;

/// <summary>Invented customers' questions, the same for the same seed: subject, trouble and circumstance drawn from short lists.</summary>
internal static class SyntheticQuestions
{
    private static readonly string[] Subjects =
    [
        "宽带", "光猫", "路由器", "机顶盒", "手机流量", "国际漫游", "副卡", "家庭套餐", "云盘", "积分", "发票", "话费账单", "短信", "来电显示", "携号转网", "无线网",
        "固定电话", "充电桩", "车机导航", "远程空调", "保养", "延保", "电池", "胎压", "钥匙", "订单", "押金", "优惠券", "会员", "实名认证",
    ];

    private static readonly string[] Troubles =
    [
        "打不开", "特别慢", "总是断", "扣费不对", "怎么取消", "怎么开通", "怎么查", "一直没反应", "提示错误", "怎么退", "什么时候到账", "能不能转给别人", "过期了怎么办",
        "找不到入口", "要带什么证件", "多少钱一个月", "升级失败", "连不上", "没有声音", "画面卡住", "收不到验证码", "被停了", "怎么换", "有没有优惠", "可以延期吗",
    ];

    private static readonly string[] Circumstances =
    [
        "昨天晚上开始", "刚换了新手机", "在外地出差", "搬家之后", "下雨天", "升级以后", "交了费还", "老人自己在家", "孩子上网课", "晚上八点左右", "重启过三次", "客服说过", "上个月", "节假日", "在高速上",
        "地下车库里", "二楼卧室", "公司楼下", "合同快到期", "第一次用",
    ];

    public static IEnumerable<string> Make(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Pick(Circumstances)}{Pick(Subjects)}{Pick(Troubles)}，{Pick(Subjects)}{random.Next(1000)}号{Pick(Troubles)}");

        string Pick(string[] words) => words[random.Next(words.Length)];
    }

    /// <summary>Writes one article a line, each with its question as the standard question and an answer.</summary>
    public static async Task WriteCorpusAsync(string path, int count, int seed, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(path);
        foreach (var (i, question) in Make(count, seed).Index())
        {
            var row = new Dictionary<string, object>
            {
                ["_id"] = string.Create(CultureInfo.InvariantCulture, $"s{i}"),
                ["title"] = question,
                ["text"] = $"关于{question}：请先在应用里查看提示，按步骤操作后等待十分钟；仍未解决的，由专人在2小时内联系您。",
                ["questions"] = Array.Empty<string>(),
            };
            await writer.WriteLineAsync(JsonSerializer.Serialize(row).AsMemory(), cancellationToken);
        }
    }
}
