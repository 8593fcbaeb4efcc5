using AgentAssist.Assist;
using AgentAssist.Tickets.Fields;

namespace AgentAssist.Tickets;

/// <summary>Reads the fields of a ticket out of a talk: what the customer said, and what the agent said and the customer confirmed. What is said later corrects what was said before.</summary>
internal static class FieldReader
{
    /// <summary>The fields of a talk, oldest turn first.</summary>
    public static Dictionary<string, string> Read(IEnumerable<HistoryTurn> turns)
    {
        var talk = TalkTurn.Of(turns);
        Dictionary<string, string> fields = [];
        NumberFields.Read(talk, fields);
        WordFields.Read(talk, fields);
        if (AddressField.Read(talk) is { } address)
            fields["address"] = address;
        return fields;
    }
}
