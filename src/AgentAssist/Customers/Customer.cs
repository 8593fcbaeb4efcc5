using AgentAssist.Storage;

namespace AgentAssist.Customers;

/// <summary>A customer's record.</summary>
public sealed class Customer : IAudited
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; set; }

    /// <summary>The region's id.</summary>
    public string? Region { get; set; }

    /// <summary>Where the service is installed.</summary>
    public string? Address { get; set; }

    /// <summary>The plan's name.</summary>
    public string? Plan { get; set; }

    /// <summary>Product ids.</summary>
    public List<string> Products { get; set; } = [];

    /// <summary>The segment: <c>new</c>, <c>active</c>, <c>complaint</c>, <c>leaving</c> or <c>dormant</c>.</summary>
    public string? Segment { get; set; }

    /// <summary>A customer since.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>The monthly fee in yuan.</summary>
    public decimal? MonthlyFee { get; set; }

    /// <summary>Unpaid, in yuan.</summary>
    public decimal Arrears { get; set; }

    /// <summary>How many tickets are open.</summary>
    public int OpenTickets { get; set; }
}
