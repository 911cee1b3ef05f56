using System.Text.Json.Serialization;
using LeadToCash.CollectiveBilling;
using LeadToCash.OrderToCash;

namespace LeadToCash.QuoteToOrder;

/// <summary>What of an order was billed, or is about to be: decided once, never changed.</summary>
public sealed record OrderBill
{
    /// <summary>The how-manieth of the order, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>Case id of the invoice; of a bill that was collected, from its issue on that of the collective invoice.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>Number of the invoice; null until it is issued.</summary>
    public string? Number { get; init; }

    /// <summary>What it says.</summary>
    public required Bill Bill { get; init; }

    /// <summary>How much of each line it takes.</summary>
    public required IReadOnlyList<BilledShare> Shares { get; init; }

    /// <summary>When nothing was open of it any more, UTC; null while something is.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Where it was to be collected; null of a bill that is an invoice by itself.</summary>
    public CollectivePlace? Collective { get; init; }

    /// <summary>The case id that was decided with it, once it is on a collective invoice; null before, and of others.</summary>
    public string? DecidedAs { get; init; }

    /// <summary>The case id that was decided with it: names the bill for ever.</summary>
    [JsonIgnore]
    public string BillId => DecidedAs ?? InvoiceId;

    /// <summary>Whether it waits for its collective invoice.</summary>
    [JsonIgnore]
    public bool IsWaiting => Collective is not null && Number is null;
}
