namespace LeadToCash.Proposals;

/// <summary>How a product is proposed.</summary>
public enum ProposalKind
{
    /// <summary>To be sold with what is there.</summary>
    CrossSell,

    /// <summary>To be sold instead of something there.</summary>
    UpSell,
}

/// <summary>A product that is proposed, at today's price for this customer.</summary>
public sealed record ProductProposal
{
    /// <summary>How.</summary>
    public required ProposalKind Kind { get; init; }

    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Item number of the line because of which it is proposed; of an up-sell, the line that it would replace.</summary>
    public required string Because { get; init; }

    /// <summary>How much the price is for: one, or what the replaced line asks for.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Net price of one unit.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>Of an up-sell: what one unit costs more, net; negative if less.</summary>
    public Money? Difference { get; init; }

    /// <summary>Whether the catalogue says that it goes with it, or is the next size.</summary>
    public bool InCatalogue { get; init; }

    /// <summary>What the orders say; null if they don't say enough.</summary>
    public ProposalEvidence? Evidence { get; init; }

    /// <summary>Why, for people: <c>in 38 of 120 orders with P-100 (lift 3.1, 95 % 2.2–4.4)</c>.</summary>
    public required string Reason { get; init; }
}

/// <summary>What the orders say of two items.</summary>
/// <param name="Counts">How often they were ordered.</param>
/// <param name="Support">Share of all orders that have both.</param>
/// <param name="Confidence">Share of the orders with the one that have the other.</param>
/// <param name="Lift">How many times as often the other is ordered with the one as in all orders.</param>
/// <param name="LiftInterval">Of the lift, 95 %.</param>
public sealed record ProposalEvidence(PairCounts Counts, double Support, double Confidence, double Lift, Interval LiftInterval)
{
    private const int Digits = 4;

    /// <summary>Of counts.</summary>
    public static ProposalEvidence Of(PairCounts counts) => new(
        counts, Math.Round(counts.Support, Digits), Math.Round(counts.Confidence, Digits), Math.Round(counts.Lift, Digits), Proposals.LiftInterval.Of(counts).Rounded(Digits));

    /// <summary>For people.</summary>
    public string Sentence(string item) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"in {Counts.Together} of {Counts.WithItem} orders with {item} (lift {Lift:0.0}, 95 % {LiftInterval.Lower:0.0}–{LiftInterval.Upper:0.0})");
}
