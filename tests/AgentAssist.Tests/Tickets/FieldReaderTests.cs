using AgentAssist.Assist;
using AgentAssist.Tickets;

namespace AgentAssist.Tests.Tickets;

public sealed class FieldReaderTests
{
    [Theory]
    [InlineData("我电话是138 0000 1234", "phone", "13800001234")]
    [InlineData("车牌粤B12345", "plate", "粤B12345")]
    [InlineData("新能源的，粤BD12345", "plate", "粤BD12345")]
    [InlineData("订单号是AB20261123001", "orderId", "AB20261123001")]
    [InlineData("宽带账号075512345678", "account", "075512345678")]
    [InlineData("扣了我29.9元", "amount", "29.9元")]
    [InlineData("昨天晚上八点开始的", "since", "昨天晚上八点")]
    [InlineData("11月20日就这样了", "since", "11月20日")]
    [InlineData("机顶盒没信号", "device", "机顶盒")]
    [InlineData("提示错误代码1302", "faultCode", "1302")]
    [InlineData("地址是宝安区新安街道翻身路39号", "address", "宝安区新安街道翻身路39号")]
    [InlineData("这是第三次打电话了", "timesReported", "2")]
    [InlineData("报了两次了", "timesReported", "2")]
    [InlineData("I have rebooted the router twice", "tried", "rebooted the router twice")]
    [InlineData("I live at 12 Harbour Road", "address", "12 Harbour Road")]
    public void A_field_is_read_from_plain_speech(string turn, string field, string value) =>
        Assert.Equal(value, FieldReader.Read([new(Speaker.Customer, turn)]).GetValueOrDefault(field));

    [Theory]
    [InlineData("套餐有2000分钟通话")]
    [InlineData("我想问一下怎么重置密码")]
    [InlineData("1380000123456789 这串码是什么")]
    public void Numbers_that_are_no_telephone_are_left_alone(string turn) =>
        Assert.DoesNotContain("phone", FieldReader.Read([new(Speaker.Customer, turn)]).Keys);
}
