using System.Text.Json.Serialization;
using LeadToCash.Catalog;
using LeadToCash.Tax;

namespace LeadToCash.OrderToCash;

/// <summary>
/// One line of an invoice or credit note. Amounts are above zero on both, but on lines that set a deposit off; nothing is computed again from the catalogue.
/// </summary>
public sealed record InvoiceLine
{
    /// <summary>Position on the order or contract that is billed, from 1; several lines may bill one position. 0 on lines of deposits, which are of the order as a whole.</summary>
    public required int Position { get; init; }

    /// <summary>Item number; may be empty.</summary>
    public required string Sku { get; init; }

    /// <summary>What the customer reads.</summary>
    public required string Name { get; init; }

    /// <summary>Decides the account of its revenue.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>How much, in <see cref="Unit"/>; more than 0, and -1 where a deposit is set off.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Unit by UN/ECE Recommendation 20: <c>C62</c> pieces, <c>HUR</c> hours, <c>MON</c> months.</summary>
    public string Unit { get; init; } = "C62";

    /// <summary>Net price of one unit.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>Net amount, after discounts.</summary>
    public required Money Net { get; init; }

    /// <summary>Rate of value added or sales tax.</summary>
    public required Percentage TaxRate { get; init; }

    /// <summary>How it is taxed.</summary>
    public VatCategory TaxCategory { get; init; }

    /// <summary>Why no tax is charged; null when it is, or when the source does not say.</summary>
    public VatExemption? TaxExemption { get; init; }

    /// <summary>Local days on which, or until which, it was supplied; null for goods and work whose day the bill has; on collective invoices each has its own.</summary>
    public InvoicePeriod? Period { get; init; }

    /// <summary>More that the customer should read under the name, such as how usage was rated; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What justifies the line: the delivery, the service log, the contract's period. Never empty on invoices issued since there were deliveries.</summary>
    public IReadOnlyList<BillSource> Sources { get; init; } = [];

    /// <summary>Of a credit note: index of the invoice's line that it credits, from 1; null on invoices.</summary>
    public int? CreditsLine { get; init; }

    /// <summary>The deposit that is set off by this line, whose net is below zero then; null on all other lines.</summary>
    public UsedDeposit? SetsOff { get; init; }

    /// <summary>Whether its revenue belongs to a time rather than to a day.</summary>
    [JsonIgnore]
    public bool IsOverTime => Period is { } period && period.To > period.From;
}

/// <summary>Local days, both included.</summary>
public sealed record InvoicePeriod(DateOnly From, DateOnly To);

/// <summary>A deposit that is set off (§ 14(5) sentence 2 UStG: what was received, and the tax on it).</summary>
/// <param name="Invoice">The deposit's invoice.</param>
/// <param name="Tax">Tax of what is set off, nothing or more.</param>
public sealed record UsedDeposit(InvoiceReference Invoice, Money Tax);

/// <summary>What a line of an invoice is billed for.</summary>
/// <param name="Kind">One of <see cref="BillSources"/>.</param>
/// <param name="Id">Case id, and for a part of a case what names it within: <c>shopify-1/physical/1</c>.</param>
/// <param name="Number">Number that people know it by; null if it has none.</param>
public sealed record BillSource(string Kind, string Id, string? Number = null);

/// <summary>Kinds of what can be billed.</summary>
public static class BillSources
{
    /// <summary>A line of an order: <c>{order}/{position}</c>.</summary>
    public const string OrderLine = "order-line";

    /// <summary>A delivery: <c>{order}/{part}/{sequence}</c>.</summary>
    public const string Delivery = "delivery";

    /// <summary>A visit, with its signed log: the visit's case id.</summary>
    public const string Visit = "visit";

    /// <summary>An order as a whole: its case id.</summary>
    public const string Order = "order";

    /// <summary>A deposit: case id of its invoice.</summary>
    public const string Deposit = "deposit";

    /// <summary>A contract: its case id, which is its number.</summary>
    public const string Contract = "contract";

    /// <summary>A record of usage: <c>{contract}/{record}</c>.</summary>
    public const string Usage = "usage";
}
