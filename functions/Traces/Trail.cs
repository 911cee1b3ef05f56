namespace LeadToCash.Traces;

/// <summary>How the documents of an order or a contract follow from each other, from the campaign to the payment.</summary>
/// <param name="Documents">Each once, in the order of the process.</param>
/// <param name="Links">Which follows from which.</param>
/// <param name="Lines">Of each invoice line the way back to where it came from.</param>
public sealed record Trail(IReadOnlyList<TrailDocument> Documents, IReadOnlyList<TrailLink> Links, IReadOnlyList<LineTrail> Lines);

/// <summary>A document or event of the process.</summary>
/// <param name="Key">Names it within the trail.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">What people call it.</param>
/// <param name="Text">What it says, in a few words; null for nothing.</param>
/// <param name="At">When it came about, UTC; null if that is not known.</param>
/// <param name="Path">Where staff sees it; null if it has no page.</param>
public sealed record TrailDocument(string Key, TrailKind Kind, string Number, string? Text, DateTimeOffset? At, string? Path);

/// <summary>What a document is, in the order of the process.</summary>
public enum TrailKind
{
    /// <summary>The campaign that brought the customer.</summary>
    Campaign,

    /// <summary>The opportunity.</summary>
    Opportunity,

    /// <summary>The accepted version of the quote, or the order in the web shop.</summary>
    Quote,

    /// <summary>The order.</summary>
    Order,

    /// <summary>A line of the order.</summary>
    OrderLine,

    /// <summary>A deposit.</summary>
    Deposit,

    /// <summary>A delivery.</summary>
    Delivery,

    /// <summary>A visit with its signed log.</summary>
    ServiceLog,

    /// <summary>A contract.</summary>
    Contract,

    /// <summary>An invoice.</summary>
    Invoice,

    /// <summary>A credit note.</summary>
    CreditNote,

    /// <summary>A payment.</summary>
    Payment,
}

/// <summary>One document follows from another one.</summary>
/// <param name="From">Key of the earlier one.</param>
/// <param name="To">Key of the later one.</param>
public sealed record TrailLink(string From, string To);

/// <summary>The way of an invoice line back to where it came from.</summary>
/// <param name="Invoice">Number of the invoice.</param>
/// <param name="Line">Index of its line, from 1.</param>
/// <param name="Name">What the line says.</param>
/// <param name="Net">Its net.</param>
/// <param name="Way">Keys of the documents, from what justifies the line back to the campaign.</param>
/// <param name="Gaps">What is named but can't be found, one sentence each; empty if the way is whole.</param>
public sealed record LineTrail(string Invoice, int Line, string Name, Money Net, IReadOnlyList<string> Way, IReadOnlyList<string> Gaps);
