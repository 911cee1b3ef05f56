using LeadToCash.Availability;
using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>What a draft comes to at this moment. Nothing is stored and nothing is reserved.</summary>
public sealed record QuotePreview
{
    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>The draft's lines in its order; without figures while something of them is missing.</summary>
    public required IReadOnlyList<PreviewLine> Lines { get; init; }

    /// <summary>The totals of the lines that have figures, the optional ones left out; null while there is none.</summary>
    public PreviewTotals? Totals { get; init; }

    /// <summary>Who would have to approve it, in order; nobody when it could go out at once.</summary>
    public IReadOnlyList<PreviewApproval> Approvals { get; init; } = [];

    /// <summary>What is missing or wrong, by path (<c>lines[1].sku</c>); it can be submitted when this is empty.</summary>
    public required IReadOnlyDictionary<string, string[]> Missing { get; init; }

    /// <summary>The highest net below an agreed one that can't be reached.</summary>
    public Money? NearestBelow { get; init; }

    /// <summary>The lowest net above an agreed one that can't be reached.</summary>
    public Money? NearestAbove { get; init; }
}

/// <summary>The totals of a preview.</summary>
/// <param name="List">At list prices.</param>
/// <param name="Net">Sum of the lines' nets.</param>
/// <param name="TaxGroups">Tax by rate and category.</param>
/// <param name="Tax">All of it.</param>
/// <param name="Gross">Net and tax.</param>
/// <param name="Cost">Sum of the lines' costs.</param>
/// <param name="Margin">Part of the net that is not cost.</param>
public sealed record PreviewTotals(Money List, Money Net, IReadOnlyList<TaxGroup> TaxGroups, Money Tax, Money Gross, Money Cost, Percentage Margin);

/// <summary>A line of a preview.</summary>
public sealed record PreviewLine
{
    /// <summary>Its name.</summary>
    public required string Line { get; init; }

    /// <summary>Item number, as far as it is known.</summary>
    public string? Sku { get; init; }

    /// <summary>Its figures; null while something is missing.</summary>
    public LineFigures? Figures { get; init; }

    /// <summary>When its goods could come, one entry for each item: a bundle may have several, a service has none.</summary>
    public IReadOnlyList<PreviewAvailability> Availability { get; init; } = [];
}

/// <summary>Figures of a line. A bundle is one line: its cost and margin are those of its parts together.</summary>
public sealed record LineFigures
{
    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>In the item's unit.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>UN/ECE Recommendation 20.</summary>
    public required string Unit { get; init; }

    /// <summary>In no total.</summary>
    public required bool Optional { get; init; }

    /// <summary>Price of one unit in the list, its options included.</summary>
    public required Money ListPrice { get; init; }

    /// <summary>Net price of one unit.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>Unit price times quantity.</summary>
    public required Money Net { get; init; }

    /// <summary>What people gave away, in percent of the price that the rules come to.</summary>
    public required Percentage Discount { get; init; }

    /// <summary>Net cost of one unit.</summary>
    public required Money UnitCost { get; init; }

    /// <summary>Part of the price that is not cost.</summary>
    public required Percentage Margin { get; init; }

    /// <summary>Least margin at which it may be sold without approval; of a bundle the highest of its parts.</summary>
    public required Percentage MarginFloor { get; init; }

    /// <summary>Whether it, or a part of it, is below its floor.</summary>
    public required bool BelowFloor { get; init; }

    /// <summary>How the unit price comes about.</summary>
    public required IReadOnlyList<PriceStep> Waterfall { get; init; }
}

/// <summary>When goods could come.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Text">In words: <c>1 now, 1 on 2026-04-10</c>.</param>
/// <param name="IsFirm">Whether every piece is covered.</param>
/// <param name="CompleteOn">When the last piece can be shipped, local date; about that date when not firm.</param>
/// <param name="Portions">By date.</param>
public sealed record PreviewAvailability(string Sku, string Text, bool IsFirm, DateOnly CompleteOn, IReadOnlyList<SourcedPortion> Portions);

/// <summary>An approval that a draft would need.</summary>
/// <param name="Step">Which.</param>
/// <param name="Stage">Steps of one stage are asked at once.</param>
/// <param name="Role">Whose members are asked.</param>
/// <param name="Quorum">How many of them must say yes.</param>
/// <param name="Reasons">Why, one sentence for each rule.</param>
/// <param name="CarriedOver">Whether an earlier version has it already, so that nobody is asked.</param>
public sealed record PreviewApproval(string Step, int Stage, string? Role, int Quorum, IReadOnlyList<string> Reasons, bool CarriedOver);
