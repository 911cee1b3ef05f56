using LeadToCash.Catalog;
using LeadToCash.Customers;

namespace LeadToCash.OrderToCash;

/// <summary>What an invoice says.</summary>
public sealed record Bill
{
    /// <summary>An invoice, or a credit note.</summary>
    public BillKind Kind { get; init; }

    /// <summary>The order that it bills; null if it bills a contract that no order made.</summary>
    public string? OrderId { get; init; }

    /// <summary>Number of the order; null if there is none.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The contract whose periods or usage it bills; null if none.</summary>
    public string? ContractId { get; init; }

    /// <summary>The invoice that a credit note credits; null on invoices.</summary>
    public InvoiceReference? Credits { get; init; }

    /// <summary>Why it is credited, for people; null on invoices.</summary>
    public string? Reason { get; init; }

    /// <summary>Local day of delivery or work, the last one of several; null when only <see cref="InvoiceLine.Period"/> says, and on invoices of old.</summary>
    public DateOnly? SuppliedOn { get; init; }

    /// <summary>Whether more of the order is to be billed later, or was before: a partial invoice.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether it asks for money before anything is supplied: a deposit of its order.</summary>
    public bool IsDeposit { get; init; }

    /// <summary>Whether it ends an order that had deposits.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Days until payment where others than the usual ones were agreed; null for the usual ones.</summary>
    public int? PaymentDays { get; init; }

    /// <summary>Who pays.</summary>
    public required Party Customer { get; init; }

    /// <summary>What is billed.</summary>
    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>Tax by rate, the largest net first.</summary>
    public required IReadOnlyList<TaxGroup> TaxGroups { get; init; }

    /// <summary>Sum of the lines.</summary>
    public required Money Net { get; init; }

    /// <summary>Sum of the tax groups.</summary>
    public required Money Tax { get; init; }

    /// <summary>Net and tax.</summary>
    public required Money Gross { get; init; }

    /// <summary>Hours of work as reported; null if there was none.</summary>
    public decimal? ReportedHours { get; init; }

    /// <summary>Of a collective invoice: the bills that are on it, in the order of their lines; empty on others.</summary>
    public IReadOnlyList<CollectedBill> Collected { get; init; } = [];

    /// <summary>How many taxes, each rounded by itself, a tax group may be the sum of.</summary>
    public int TaxesSummed { get; init; } = 1;
}
