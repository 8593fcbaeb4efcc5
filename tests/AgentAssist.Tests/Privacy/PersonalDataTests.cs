using AgentAssist.Privacy;
using CsCheck;

namespace AgentAssist.Tests.Privacy;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("打13912345678找我", "Phone:13912345678")]
    [InlineData("打 139 1234 5678 找我", "Phone:139 1234 5678")]
    [InlineData("打139-1234-5678", "Phone:139-1234-5678")]
    [InlineData("+86 13912345678", "Phone:+86 13912345678")]
    [InlineData("008613912345678", "Phone:008613912345678")]
    [InlineData("１３９１２３４５６７８", "Phone:１３９１２３４５６７８")]
    [InlineData("幺三九幺二三四五六七八", "Phone:幺三九幺二三四五六七八")]
    [InlineData("幺三九，幺二三四，五六七八", "Phone:幺三九，幺二三四，五六七八")]
    [InlineData("139\u200b1234\u200b5678", "Phone:139\u200b1234\u200b5678")]
    [InlineData("13912345678 15812345678", "Phone:13912345678|Phone:15812345678")]
    [InlineData("身份证11010519491231002X办理", "IdCard:11010519491231002X")]
    [InlineData("110105 19491231 002x", "IdCard:110105 19491231 002x")]
    [InlineData("卡号 6222 0200 0000 0000 000", "BankCard:6222 0200 0000 0000 000")]
    [InlineData("税号91350100M000100Y43。", "Uscc:91350100M000100Y43")]
    [InlineData("车牌粤B12345停在楼下", "Plate:粤B12345")]
    [InlineData("新能源粤BD12345", "Plate:粤BD12345")]
    [InlineData("写到 li.si@example.com 吧", "Email:li.si@example.com")]
    [InlineData("座机0755-26001234没声音", "Landline:0755-26001234")]
    [InlineData("护照号码：E12345678", "Passport:E12345678")]
    [InlineData("我家在广东省深圳市福田区莲花路12号3栋501室，快来", "Address:广东省深圳市福田区莲花路12号3栋501室")]
    [InlineData("我叫王小明，网断了", "Name:王小明")]
    [InlineData("我叫李娜想问一下", "Name:李娜")]
    [InlineData("Hello, my name is Daniel Hughes and my line is dead", "Name:Daniel Hughes")]
    public void What_tells_who_somebody_is_is_found_to_the_letter(string text, string found) =>
        Assert.Equal(found, string.Join('|', PersonalDataFinder.Find(text).Select(one => $"{one.Kind}:{one.In(text)}")));

    [Theory]
    [InlineData("订单号110105194912310021")]
    [InlineData("流水号6222020000000000001")]
    [InlineData("请拨打10086或者12315")]
    [InlineData("工单GD2026112400187")]
    [InlineData("网关192.168.100.100")]
    [InlineData("IMEI 863448007035051")]
    [InlineData("预约2026-11-24 10:30")]
    [InlineData("扣了1,399.00元")]
    [InlineData("编号139123456789")]
    [InlineData("税号91350100M000100Y44")]
    [InlineData("我家在福田区莲花路附近")]
    [InlineData("我叫你们来修")]
    [InlineData("错误代码691，第二次了，三四天没网")]
    public void What_only_looks_like_it_is_left_alone(string text) => Assert.Empty(PersonalDataFinder.Find(text));

    [Fact]
    public void What_was_hidden_comes_back_however_the_text_is_cut()
    {
        string[] pieces = ["我叫王小明，", "电话13912345678，", "⟦phone-1⟧", "卡6222020000000000000", "，还是13912345678", "光猫亮红灯。", "⟦", "⟧", "li.si@example.com ", "⟦phone-9⟧"];
        Gen.Int[0, pieces.Length - 1].Array[0, 8].Select(Gen.Int[1, 7]).Sample((chosen, size) =>
        {
            var text = string.Concat(chosen.Select(i => pieces[i]));
            PersonalDataMask mask = new();
            var hidden = mask.Hide(text);
            PersonalDataMask.Restorer restorer = new(mask);
            var restored = string.Concat(hidden.Chunk(size).Select(chunk => restorer.Append(new string(chunk)))) + restorer.Complete();
            return restored == text && !hidden.Contains("13912345678", StringComparison.Ordinal) && !hidden.Contains("王小明", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_same_words_have_the_same_placeholder_in_every_text_of_a_mask()
    {
        PersonalDataMask mask = new();

        Assert.Equal("打⟦phone-1⟧", mask.Hide("打13912345678"));
        Assert.Equal("⟦phone-2⟧不通，⟦phone-1⟧通", mask.Hide("15812345678不通，13912345678通"));
        Assert.Equal("请打15812345678，不是⟦phone-7⟧。", mask.Restore("请打⟦phone-2⟧，不是⟦phone-7⟧。"));
        Assert.Equal([(PersonalDataKind.Phone, 2)], mask.Counts);
    }

    [Theory]
    [InlineData("1 ")]
    [InlineData("138")]
    [InlineData("幺三")]
    [InlineData("A1")]
    [InlineData("粤B")]
    [InlineData("路1号")]
    [InlineData("北京市朝阳区")]
    [InlineData("a@a.")]
    [InlineData("我叫王")]
    [InlineData("⟦")]
    [InlineData("0755-")]
    public void The_longest_text_of_any_kind_is_read(string piece) =>
        Assert.NotNull(PersonalDataFinder.Find(string.Concat(Enumerable.Repeat(piece, 8_000 / piece.Length))));
}
