using System.Text.RegularExpressions;

namespace AgentAssist.Privacy;

/// <summary>Finds what tells who somebody is, by form, check digits and the words before it. Chinese data first; English names and e-mail addresses as well.</summary>
/// <remarks>Names and addresses that are not called so, and foreign numbers, are not found. Every expression runs in time that grows with the text alone.</remarks>
internal static partial class PersonalDataFinder
{
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

    // What follows a name of two characters and is no part of it.
    private const string NoName = "想要我的是在家来问办投打有了和跟先女说不电手住没这那就也都给被把从到去，。";

    /// <summary>All of it, from left to right, without overlaps.</summary>
    public static IReadOnlyList<PersonalData> Find(string text)
    {
        // Full-width letters are read as plain ones; places stay the same.
        var plain = string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                to[i] = from[i] is >= '！' and <= '～' ? (char)(from[i] - 0xFEE0) : from[i];
        });
        List<PersonalData> found = [.. Of(Placeholder(), text, PersonalDataKind.Placeholder), .. NumberReader.Find(text)];
        found.AddRange(Of(CreditCode(), plain, PersonalDataKind.Uscc).Where(one => CheckDigits.IsCreditCode(one.In(plain).ToUpperInvariant())));
        found.AddRange(Of(Email(), plain, PersonalDataKind.Email));
        found.AddRange(Of(Landline(), plain, PersonalDataKind.Landline));
        found.AddRange(Of(Plate(), plain, PersonalDataKind.Plate).Where(one => one.In(plain).AsSpan(1).ContainsAnyInRange('0', '9')));
        found.AddRange(Of(Passport(), plain, PersonalDataKind.Passport));
        found.AddRange(Of(Address(), text, PersonalDataKind.Address));
        found.AddRange(Of(Name(), text, PersonalDataKind.Name).Select(one => Shortened(one, text)).Where(one => one.End - one.Start >= 2));
        found.AddRange(Of(EnglishName(), text, PersonalDataKind.Name));

        // Where two overlap, the longer says more.
        List<PersonalData> kept = [];
        foreach (var one in found.OrderByDescending(one => one.End - one.Start).ThenBy(one => one.Kind))
        {
            if (!kept.Exists(other => one.Start < other.End && other.Start < one.End))
                kept.Add(one);
        }

        return [.. kept.OrderBy(one => one.Start)];
    }

    private static IEnumerable<PersonalData> Of(Regex expression, string text, PersonalDataKind kind) =>
        expression.Matches(text).Select(match => match.Groups["it"]).Where(it => it.Success).Select(it => new PersonalData(kind, it.Index, it.Index + it.Length));

    private static PersonalData Shortened(PersonalData name, string text) => name.End - name.Start == 3 && NoName.Contains(text[name.End - 1], StringComparison.Ordinal) ? name with { End = name.End - 1 } : name;

    [GeneratedRegex("(?<it>⟦[a-z]+-[0-9]+⟧)", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:^|[^0-9A-Za-z])(?<it>[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{10})(?:$|[^0-9A-Za-z])", RegexOptions.NonBacktracking)]
    private static partial Regex CreditCode();

    [GeneratedRegex(@"(?<it>[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24})", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:^|[^0-9-])(?<it>[(]?0(?:10|2[0-9]|[3-9][0-9]{2})(?:[)-]| ?[-] ?| )[2-9][0-9]{6,7})(?:$|[^0-9-])", RegexOptions.NonBacktracking)]
    private static partial Regex Landline();

    [GeneratedRegex(@"(?<it>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][·• ]?(?:[A-HJ-NP-Za-hj-np-z0-9]{6}|[A-HJ-NP-Za-hj-np-z0-9]{4}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳]))(?:$|[^0-9A-Za-z])", RegexOptions.NonBacktracking)]
    private static partial Regex Plate();

    [GeneratedRegex(@"(?:护照|通行证|passport)[^0-9A-Za-z]{0,6}(?:(?:no|number|is)[^0-9A-Za-z]{0,3}){0,2}(?<it>[A-Za-z]{1,2}[0-9]{7,8})(?:$|[^0-9A-Za-z])", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Passport();

    // Down to a house: a district or a road is no secret.
    [GeneratedRegex(
        @"(?:地址|住址|住在|家住|家在|寄到|送到|搬到|装在|位于|上门到)?[是为：:在 ]{0,2}(?<it>(?:(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)[省市]?(?:[壮回]族|维吾尔)?(?:自治区)?)?"
        + @"(?:[\u4e00-\u9fa5]{2,6}[市州盟])?(?:[\u4e00-\u9fa5]{1,6}[区县旗市])?(?:[\u4e00-\u9fa5]{1,8}(?:街道|镇|乡))?(?:[\u4e00-\u9fa50-9]{1,12}(?:大道|路|街|巷|胡同|弄|村|小区|社区|花园|家园|科技园|工业园|园区|园|苑|里|庄|城|湾|府|广场|大厦|公寓|中心)(?:[东西南北中][段区]?)?){1,3}(?:[0-9０-９一二三四五六七八九十百]{1,5}(?:号院|号楼|号|弄|栋|幢|座|楼|单元|门|层|室|房|户)){1,5}(?:[0-9]{2,5}(?:室|房|户)?)?)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex("(?:我叫|我的名字叫|我名字是|名字叫|姓名|户名|机主|户主|收件人|联系人|开户人|持卡人)[是叫为：: ]{0,2}(?<it>(?:欧阳|司马|上官|诸葛|东方|尉迟|[" + Surnames + @"])[\u4e00-\u9fa5]{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:[Mm]y name is|[Mm]y name's|[Tt]he name is|I am called) (?<it>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})", RegexOptions.NonBacktracking)]
    private static partial Regex EnglishName();
}
