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
    [InlineData("I have rebooted the router twice", "tried", "rebooted the router")]
    [InlineData("I live at 12 Harbour Road", "address", "12 Harbour Road")]
    public void A_field_is_read_from_plain_speech(string turn, string field, string value) =>
        Assert.Equal(value, FieldReader.Read([new(Speaker.Customer, turn)]).GetValueOrDefault(field));

    [Theory]
    [InlineData("phone", "13800000572", "C:幺三八，零零零零，然后零五，七二。", "A:13800000527 对吗？", "C:不是不是，尾号零五七二。")]
    [InlineData("phone", "13955500744", "C:One three nine, triple five, zero, zero seven double four.")]
    [InlineData("phone", "13955502093", "A:联系电话呢？", "C:139……", "A:嗯，您说。", "C:5550，2093。别打我老婆那个13800003377，她在上班。")]
    [InlineData("phone", "13800001640", "A:联系电话留登记的13800001640可以吗？", "C:可以")]
    [InlineData("account", "SZ882017356", "A:麻烦提供一下宽带账号。", "C:sz88201735", "A:跟您核对：SZ88201735，对吗？", "C:啊少打了一位，是sz882017356")]
    [InlineData("orderId", "WX2611180093", "A:我查到工单号 WX2611180093，是这张吗？", "C:对，就是它。")]
    [InlineData("plate", "粤BD67120", "C:粤AD67102……呸，说错了，那是我旧车，这台是粤BD67120。")]
    [InlineData("address", "望海花园39号楼2单元401", "A:请问地址是哪里？", "C:望海花园38号楼2单元401", "A:望海花园38号楼2单元401对吗？", "C:不对，是39号楼")]
    [InlineData("address", "17 Lakeside Road, flat 6B", "A:And which address is it?", "C:17 Lakeside Road, flat 5B. Oh, sorry, I meant flat 6B.")]
    [InlineData("amount", "39元", "C:莫名其妙多了39元，套餐是99元")]
    [InlineData("device", "modem", "C:its the modem, the router is brand new")]
    [InlineData("timesReported", "2", "C:昨晚报了一次，今早又报了一次")]
    [InlineData("since", "上周六", "A:什么时候开始的呢？", "C:上周六吧。师傅明天下午来最好")]
    [InlineData("device", "光猫", "C:路由器重启了，网线也换了，应该是光猫的毛病")]
    [InlineData("device", "机顶盒", "C:光猫正常，绿的，机顶盒灯都不亮")]
    [InlineData("address", "梅林一村7栋三单元二零一", "A:地址您说一下。", "C:梅林一村，7栋，三单元，二零一。")]
    [InlineData("address", "祥和大厦22楼2205", "A:地址是？", "C:祥和大厦 我住22楼2205")]
    [InlineData("address", "三联路19号院内B013车位", "C:三联路19号院内，车位是B031。", "A:B031车位，对吧？", "C:等一下我老公说车位换了，是B013。")]
    [InlineData("address", "翻身路39号4栋1602", "A:请报一下地址和电话", "C:翻身路39号3栋1602，电话13800001234", "A:3栋1602，电话13800001234，对吗", "C:不对不对，是4栋，电话没错")]
    [InlineData("account", "LH20180553", "A:账号是LH20180553，地址是华荣路116号，对吗？", "C:账号对的。地址现在不在那了。")]
    [InlineData("plate", "粤BD41187", "A:车牌多少？", "C:粤BD4，后面1187。")]
    [InlineData("phone", "13800008245", "A:订单上留的是13800008254，打这个号码？", "C:八二四五，我当时填反了。")]
    [InlineData("tried", "tried the card key; app", "C:I tried the card key, and the app, no luck at all.")]
    public void A_field_is_read_from_the_talk_as_it_goes(string field, string value, params string[] talk) =>
        Assert.Equal(value, FieldReader.Read(talk.Select(turn => new HistoryTurn(turn[0] == 'A' ? Speaker.Agent : Speaker.Customer, turn[2..]))).GetValueOrDefault(field));

    [Theory]
    [InlineData("tried", "C:现在一直黑屏重启")]
    [InlineData("tried", "C:我还没重启过，回去试试")]
    [InlineData("tried", "C:我们家的网 半夜突然就断了 楼下邻居家也是一样")]
    [InlineData("tried", "C:电话换了，打新的这个")]
    [InlineData("device", "C:路由器灯都是好的，没问题")]
    [InlineData("since", "C:昨天报过一次了")]
    [InlineData("orderId", "A:要给您留工单吗？", "C:留吧，账号YT22095513")]
    public void What_is_told_of_something_else_is_left_alone(string field, params string[] talk) =>
        Assert.DoesNotContain(field, FieldReader.Read(talk.Select(turn => new HistoryTurn(turn[0] == 'A' ? Speaker.Agent : Speaker.Customer, turn[2..]))).Keys);

    [Theory]
    [InlineData("套餐有2000分钟通话")]
    [InlineData("我想问一下怎么重置密码")]
    [InlineData("1380000123456789 这串码是什么")]
    public void Numbers_that_are_no_telephone_are_left_alone(string turn) =>
        Assert.DoesNotContain("phone", FieldReader.Read([new(Speaker.Customer, turn)]).Keys);
}
