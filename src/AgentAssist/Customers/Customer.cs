using System.Globalization;
using AgentAssist.Assist;
using AgentAssist.Storage;

namespace AgentAssist.Customers;

/// <summary>A customer's record.</summary>
public sealed class Customer : IAudited
{
    /// <summary>Opaque and stable.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; set; }

    /// <summary>The region's id.</summary>
    public string? Region { get; set; }

    /// <summary>The address.</summary>
    public string? Address { get; set; }

    /// <summary>The plan's name.</summary>
    public string? Plan { get; set; }

    /// <summary>Product ids.</summary>
    public IReadOnlyList<string> Products { get; set; } = [];

    /// <summary>The segment: <c>new</c>, <c>active</c>, <c>complaint</c>, <c>leaving</c> or <c>dormant</c>.</summary>
    public string? Segment { get; set; }

    /// <summary>The first day as a customer.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>The fee of a month, in the centre's currency.</summary>
    public decimal? MonthlyFee { get; set; }

    /// <summary>What is owed, in the centre's currency.</summary>
    public decimal? Arrears { get; set; }

    /// <summary>How many tickets are open.</summary>
    public int OpenTickets { get; set; }

    /// <summary>What a reply may know of the customer.</summary>
    public CustomerContext ToContext()
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["customerName"] = Name };
        Add("phone", Phone is null ? null : string.Concat(Phone.Where(char.IsAsciiDigit)));
        Add("address", Address);
        Add("plan", Plan);
        Add("monthlyFee", MonthlyFee?.ToString("0.##", CultureInfo.InvariantCulture));
        Add("arrears", Arrears?.ToString("0.##", CultureInfo.InvariantCulture));
        return new CustomerContext { Id = Id, Region = Region, Products = Products, Segment = Segment, Facts = facts };

        void Add(string slot, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                facts[slot] = value;
        }
    }
}
