using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Tax;

namespace LeadToCash.QuoteToOrder;

/// <summary>One line of an order, priced and taxed as it was agreed; nothing is computed again from the catalogue.</summary>
public sealed record OrderLine
{
    /// <summary>Position from 1, as the customer sees it.</summary>
    public required int Position { get; init; }

    /// <summary>Item number as the source gave it; may be unknown to our catalogue, or empty.</summary>
    public required string Sku { get; init; }

    /// <summary>What the customer reads.</summary>
    public required string Name { get; init; }

    /// <summary>Decides the part of the order that the line goes to.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>Quantity in the product's unit; more than 0.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Net price of one unit.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>Net amount of the line, after discounts.</summary>
    public required Money Net { get; init; }

    /// <summary>Rate of value added or sales tax.</summary>
    public required Percentage TaxRate { get; init; }

    /// <summary>How it is taxed; a shop's orders don't say, and count as taxed.</summary>
    public VatCategory TaxCategory { get; init; }

    /// <summary>Why no tax is charged; null when it is, or when the source does not say.</summary>
    public VatExemption? TaxExemption { get; init; }

    /// <summary>Local date before which the goods are not wanted; null for as soon as possible.</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>What the driver or the gate has to know, on the delivery note; null if nothing.</summary>
    public string? DeliveryText { get; init; }

    /// <summary>The line whose goods this one is sent instead of; null if of none.</summary>
    public int? SubstituteFor { get; init; }

    /// <summary>What was agreed before the line was changed: its price stays in proportion to it; null if it never was.</summary>
    public AgreedLine? Agreed { get; init; }

    /// <summary>The line with another quantity, at the agreed price: the unit price, or the agreed net in proportion where a discount makes it another. Rounded once.</summary>
    /// <param name="quantity">More than 0.</param>
    public OrderLine WithQuantity(decimal quantity)
    {
        AgreedLine agreed = Agreed ?? new AgreedLine(Quantity, Net);
        Money net = agreed.Net == UnitPrice.Times(agreed.Quantity)
            ? UnitPrice.Times(quantity)
            : Money.Of(agreed.Net.Amount * quantity / agreed.Quantity, agreed.Net.Currency);
        return this with { Quantity = quantity, Net = net, Agreed = agreed };
    }
}

/// <summary>What a line was agreed to be.</summary>
/// <param name="Quantity">How many.</param>
/// <param name="Net">For what.</param>
public sealed record AgreedLine(decimal Quantity, Money Net);

/// <summary>What the customer ordered, from whatever source, in one form.</summary>
public sealed record OrderDraft
{
    /// <summary><c>shopify</c>, <c>woocommerce</c>, <c>quote</c> or <c>self-service</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Id at the source: the shop's order id, or the quote's id.</summary>
    public required string SourceId { get; init; }

    /// <summary>Number that the customer knows from the source, e.g. <c>#1001</c>; null if there is none.</summary>
    public string? SourceNumber { get; init; }

    /// <summary>Who ordered and pays; its address is where goods and technicians go.</summary>
    public required Party Customer { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>At least one line.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>Sum of the lines' nets.</summary>
    public required Money Net { get; init; }

    /// <summary>Tax as agreed at the source, rounded there.</summary>
    public required Money Tax { get; init; }

    /// <summary>What the customer pays: net and tax.</summary>
    public required Money Gross { get; init; }

    /// <summary>Version of the quote that was accepted; null if there was none.</summary>
    public int? QuoteVersion { get; init; }

    /// <summary>The deposit for which fulfilment waits; null if there is none.</summary>
    public DepositTerms? Deposit { get; init; }

    /// <summary>Paid at the source already; null if it is still to be paid.</summary>
    public Prepayment? Prepaid { get; init; }

    /// <summary>What staff should know of how the source's figures became these: differences that were made good, each as a sentence.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The order's case id: the same source and id always name the same order.</summary>
    public string OrderId => OrderIds.Of(Source, SourceId);
}

/// <summary>Money that came before the invoice.</summary>
/// <param name="PaymentId">Names the payment for ever, the same from every messenger; at most 150 letters, digits and <c>-._:</c>.</param>
/// <param name="Amount">What came.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Means">Where it came in: <c>stripe</c>, <c>bank</c>; null if nobody said.</param>
/// <param name="Origin">How it became the customer's credit in the books; null for payments of old, which were in no account until an invoice took them.</param>
public sealed record Prepayment(string PaymentId, Money Amount, DateTimeOffset At, string? Means = null, PrepaymentOrigin? Origin = null);

/// <summary>How a prepayment became the customer's credit in the books.</summary>
public enum PrepaymentOrigin
{
    /// <summary>By coming in for the order.</summary>
    Received,

    /// <summary>It was his credit before: money that a person assigned to the order later.</summary>
    Credit,
}

/// <summary>Ids of orders.</summary>
public static class OrderIds
{
    /// <summary><c>shopify-450789469</c>; characters that an id can't have become <c>_</c>.</summary>
    public static string Of(string source, string sourceId) =>
        $"{source}-{string.Concat(sourceId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'))}";
}
