namespace LeadToCash.Billing;

/// <summary>Something that may be billed together with others.</summary>
public sealed record BillableItem
{
    /// <summary>Names it for ever.</summary>
    public required string Id { get; init; }

    /// <summary>Who is billed.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Legal entity that bills.</summary>
    public required string Seller { get; init; }

    /// <summary>What it costs; its currency is the invoice's.</summary>
    public required Money Net { get; init; }

    /// <summary>Local day of the supply.</summary>
    public required DateOnly SuppliedOn { get; init; }

    /// <summary>The order.</summary>
    public string OrderId { get; init; } = "";

    /// <summary>The customer's purchase order.</summary>
    public string PurchaseOrder { get; init; } = "";

    /// <summary>The customer's cost centre.</summary>
    public string CostCentre { get; init; } = "";

    /// <summary>Where it went.</summary>
    public string DeliveryAddress { get; init; } = "";
}

/// <summary>What may not be mixed on one invoice, besides customer, seller and currency, which never are; data of the customer.</summary>
[Flags]
public enum InvoiceSeparation
{
    /// <summary>All on one invoice.</summary>
    None = 0,

    /// <summary>One for each order.</summary>
    Order = 1,

    /// <summary>One for each purchase order.</summary>
    PurchaseOrder = 2,

    /// <summary>One for each cost centre.</summary>
    CostCentre = 4,

    /// <summary>One for each address.</summary>
    DeliveryAddress = 8,
}

/// <summary>How a customer's items are put together.</summary>
/// <param name="Separation">What is kept apart.</param>
/// <param name="Cycle">Only items of one of its periods stand together; null for no such bound.</param>
/// <param name="MostLines">Most items on an invoice, 1 or more.</param>
public sealed record CollectiveRule(InvoiceSeparation Separation, BillingCycle? Cycle = null, int MostLines = 1_000);

/// <summary>Items of one invoice.</summary>
/// <param name="Items">By day of supply and id.</param>
/// <param name="Net">Their sum.</param>
public sealed record CollectiveInvoice(IReadOnlyList<BillableItem> Items, Money Net)
{
    /// <summary>Groups items to invoices: the same items give the same invoices, in whatever order they come, and an item that comes twice (by id) is billed once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rule allows less than one line.</exception>
    public static IReadOnlyList<CollectiveInvoice> Of(IEnumerable<BillableItem> items, CollectiveRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rule.MostLines, 1);
        return
        [
            .. items.OrderBy(item => item.SuppliedOn).ThenBy(item => item.Id, StringComparer.Ordinal).DistinctBy(item => item.Id)
                .GroupBy(item => Key(item, rule))
                .SelectMany(group => group.Chunk(rule.MostLines))
                .Select(chunk => new CollectiveInvoice(chunk, Money.Sum(chunk.Select(item => item.Net), chunk[0].Net.Currency))),
        ];
    }

    private static (string, string, string, DateOnly, string, string, (string, string)) Key(BillableItem item, CollectiveRule rule) =>
    (
        item.CustomerId, item.Seller, item.Net.Currency, rule.Cycle?.PeriodOf(item.SuppliedOn).From ?? default,
        rule.Separation.HasFlag(InvoiceSeparation.Order) ? item.OrderId : "",
        rule.Separation.HasFlag(InvoiceSeparation.PurchaseOrder) ? item.PurchaseOrder : "",
        (rule.Separation.HasFlag(InvoiceSeparation.CostCentre) ? item.CostCentre : "",
        rule.Separation.HasFlag(InvoiceSeparation.DeliveryAddress) ? item.DeliveryAddress : "")
    );
}
