using AgentAssist.Storage;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Customers;

/// <summary>The customers of a demonstration, from a file.</summary>
internal static class SampleCustomers
{
    public static IReadOnlyList<Customer> Read(string contentPath, ILogger logger) =>
        [.. SampleFile.Read<Item>(Path.Combine(contentPath, "knowledge", "samples", "customers.yaml"), c => c.Id, logger).Select(c => c.ToCustomer())];

    private sealed class Item
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public string? Phone { get; init; }

        public string? Region { get; init; }

        public string? Address { get; init; }

        public string? Plan { get; init; }

        public List<string> Products { get; init; } = [];

        public string? Segment { get; init; }

        public DateOnly? Since { get; init; }

        public decimal? MonthlyFee { get; init; }

        public decimal? Arrears { get; init; }

        public int OpenTickets { get; init; }

        public Customer ToCustomer() => new()
        {
            Id = Id,
            Name = Name,
            Phone = Phone,
            Region = Region,
            Address = Address,
            Plan = Plan,
            Products = Products,
            Segment = Segment,
            Since = Since,
            MonthlyFee = MonthlyFee,
            Arrears = Arrears,
            OpenTickets = OpenTickets,
        };
    }
}
