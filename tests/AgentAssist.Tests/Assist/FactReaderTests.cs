using System.Globalization;
using AgentAssist.Assist;
using CsCheck;

namespace AgentAssist.Tests.Assist;

public sealed class FactReaderTests
{
    private static readonly string[][] Units = [["小时", "个小时", " 小时"], ["元", "块", "块钱", " 元"], ["天", " 天", "日"], ["个月", "月"], ["分钟", " 分钟"], ["公里", "km"], ["次"], ["GB", " GB", "G"]];

    [Fact]
    public void A_quantity_has_one_key_however_number_and_unit_are_written() =>
        Gen.Select(Gen.Int[2, 99_999], Gen.Int[0, Units.Length - 1], Gen.Int[0, 4], Gen.Int[0, 4]).Sample((value, unit, oneForm, otherForm) =>
        {
            var (one, other) = (Written(value, oneForm) + Pick(Units[unit], oneForm), Written(value, otherForm) + Pick(Units[unit], otherForm));
            return Key(one) == Key(other) ? true : throw new InvalidOperationException($"{one} is {Key(one)}, {other} is {Key(other)}");
        });

    [Fact]
    public void Another_number_has_another_key() =>
        Gen.Select(Gen.Int[2, 99_999], Gen.Int[2, 99_999], Gen.Int[0, Units.Length - 1], Gen.Int[0, 4], Gen.Int[0, 4]).Where((one, other, _, _, _) => one != other)
            .Sample((one, other, unit, oneForm, otherForm) => Key(Written(one, oneForm) + Pick(Units[unit], 0)) != Key(Written(other, otherForm) + Pick(Units[unit], 0)));

    [Fact]
    public void A_moment_has_one_key_however_it_is_written() =>
        Gen.Select(Gen.Int[1, 23], Gen.Int[0, 59]).Sample((hour, minute) =>
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"{hour}:{minute:00}");
            var spoken = $"{HanNumerals.Write(hour)}点{(minute == 0 ? "" : minute == 30 ? "半" : HanNumerals.Write(minute) + "分")}";
            var facts = FactReader.Read(spoken);
            return Key(digits) == $"time:{digits}" && (facts.Count == 0 ? spoken is "一点" : facts[0].Key == $"time:{digits}");
        });

    [Fact]
    public void A_date_has_one_key_however_it_is_written() =>
        Gen.Int[0, 36_000].Sample(days =>
        {
            var date = new DateOnly(2001, 1, 1).AddDays(days);
            var key = $"date:{date.Year}-{date.Month}-{date.Day}";
            string[] forms = [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{date.Year}年{date.Month}月{date.Day}日", $"{date.Year} 年 {date.Month} 月 {date.Day} 日", date.ToString("yyyy/M/d", CultureInfo.InvariantCulture)];
            return forms.All(form => Key(form) == key) && FactReader.Read($"{date.Month}月{date.Day}日")[0].Key == FactReader.Read(forms[0])[0].AlsoKey;
        });

    [Fact]
    public void What_is_written_in_Chinese_numerals_is_read_back() =>
        Gen.Int[0, 99_999_999].Sample(value => HanNumerals.Parse(HanNumerals.Write(value)) == value);

    [Theory]
    [InlineData("四零零，八零零，零幺九九", "digits:4008000199")]
    [InlineData("零点九九元", "yuan:0.99")]
    [InlineData("CNY 25", "yuan:25")]
    [InlineData("￥１２８", "yuan:128")]
    [InlineData("下午3点", "time:15:00")]
    [InlineData("24:00", "time:24:00")]
    [InlineData("零点到", "time:0:00")]
    [InlineData("0:00-24:00", "time:0:00")]
    [InlineData("二十四点计", "time:24:00")]
    [InlineData("forty-eight hours", "minute:2880")]
    [InlineData("half an hour", "minute:30")]
    [InlineData("千分之三", "%:0.3")]
    [InlineData("礼拜天", "weekday:日")]
    public void Spoken_forms_are_facts(string text, string key) => Assert.Equal(key, Key(text));

    [Theory]
    [InlineData("快一点")]
    [InlineData("几十兆")]
    [InlineData("说一次就好")]
    [InlineData("today I note it down")]
    public void Words_that_only_look_like_figures_are_none(string text) => Assert.Empty(FactReader.Read(text, new DateOnly(2026, 11, 23)));

    [Fact]
    public void Days_named_from_today_are_dates() =>
        Assert.Equal("date:2026-11-24", FactReader.Read("明天上门", new DateOnly(2026, 11, 23))[0].Key);

    private static string Key(string text) => FactReader.Read(text) is [var first, ..] ? first.Key : "";

    private static string Pick(string[] forms, int form) => forms[form % forms.Length];

    private static string Written(int value, int form) => form switch
    {
        0 => value.ToString(CultureInfo.InvariantCulture),
        1 => value.ToString("N0", CultureInfo.InvariantCulture),
        2 => string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(digit => (char)(digit + 0xfee0))),
        3 => HanNumerals.Write(value),
        _ => value == 2 ? "两" : HanNumerals.Write(value),
    };
}
