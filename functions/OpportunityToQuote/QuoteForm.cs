using LeadToCash.Configuration;

namespace LeadToCash.OpportunityToQuote;

/// <summary>A request for a quote as it was written, before anything is checked; shown again when something is wrong.</summary>
public sealed record QuoteForm
{
    /// <summary>Names the request: sent twice, it makes one quote.</summary>
    public string RequestId { get; init; } = "";

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public string Company { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Language { get; init; } = "";

    public string Street { get; init; } = "";

    public string PostCode { get; init; } = "";

    public string City { get; init; } = "";

    public string Country { get; init; } = "";

    public string VatId { get; init; } = "";

    public IReadOnlyList<QuoteFormLine> Lines { get; init; } = [];

    public string Discount { get; init; } = "";

    public string Currency { get; init; } = "";

    public string PromotionCode { get; init; } = "";

    /// <summary>E-mail address of who asks, if it is not the customer; counts only when our own people write it.</summary>
    public string Requester { get; init; } = "";

    /// <summary>Days until payment; counts only when our own people write it, as do the contract's members.</summary>
    public string PaymentDays { get; init; } = "";

    /// <summary>Percent of the total that is to be paid before fulfilment begins; counts only when our own people write it.</summary>
    public string DepositPercent { get; init; } = "";

    /// <summary>Days until the deposit is to be paid.</summary>
    public string DepositDays { get; init; } = "";

    /// <summary>Months that the contract runs.</summary>
    public string ContractMonths { get; init; } = "";

    /// <summary>The existing contract that is extended.</summary>
    public string ContractId { get; init; } = "";

    /// <summary>Its last date.</summary>
    public string ContractEnd { get; init; } = "";

    /// <summary>Months by which it is extended.</summary>
    public string ExtensionMonths { get; init; } = "";

    /// <summary>The net that was agreed, from which the unit prices follow; counts only when our own people write it.</summary>
    public string TargetNet { get; init; } = "";

    /// <summary>What we write to the customer with it.</summary>
    public string Message { get; init; } = "";

    /// <summary>Where the request comes from: <c>shop</c> or <c>web</c> for a customer's own, whoever sends it; empty to go by who sends it.</summary>
    public string Source { get; init; } = "";

    /// <summary>The opportunity that the quote belongs to; counts only when our own people write it.</summary>
    public string OpportunityId { get; init; } = "";

    /// <summary>For a new version: the version that it replaces.</summary>
    public string FromVersion { get; init; } = "";

    /// <summary>The quantity written for an item; empty if there is none.</summary>
    public string QuantityOf(string sku) =>
        Lines.FirstOrDefault(line => string.Equals(line.Sku, sku, StringComparison.OrdinalIgnoreCase))?.Quantity ?? "";
}

/// <summary>A line as it was written.</summary>
public sealed record QuoteFormLine(string Sku, string Quantity)
{
    public string Line { get; init; } = "";

    /// <summary>Needed only where there is no item number, which then is missing too.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What is wanted, in words, until there is an item number.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<ChosenOption> Options { get; init; } = [];

    public string Discount { get; init; } = "";

    public string Price { get; init; } = "";

    public string Group { get; init; } = "";

    public bool Optional { get; init; }
}
