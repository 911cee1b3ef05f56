namespace LeadToCash.Billing;

/// <summary>What a subscription's charges follow from.</summary>
public sealed record SubscriptionContract
{
    /// <summary>Names the contract for ever.</summary>
    public required string Id { get; init; }

    /// <summary>First local day of service (F2b: the day of activation).</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last local day of service; null while it runs on.</summary>
    public DateOnly? End { get; init; }

    /// <summary>How time is cut.</summary>
    public required BillingCycle Cycle { get; init; }

    /// <summary>When a period is billed.</summary>
    public BillingTiming Timing { get; init; }

    /// <summary>List prices of the plan at the start.</summary>
    public required IReadOnlyList<RecurringPrice> Prices { get; init; }

    /// <summary>Price changes that the customer was told of.</summary>
    public IReadOnlyList<PriceNotice> Notices { get; init; } = [];
}
