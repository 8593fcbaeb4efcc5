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
        Add("since", WordFields.Since(talk));
        Add("timesReported", WordFields.TimesReported(talk));
        Add("amount", WordFields.Amount(talk));
        Add("device", DeviceField.Read(talk));
        Add("tried", TriedField.Read(talk));
        Add("address", AddressField.Read(talk));
        return fields;

        void Add(string field, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                fields[field] = value;
        }
    }
}
