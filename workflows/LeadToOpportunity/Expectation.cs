namespace LeadToCash.LeadToOpportunity;

/// <summary>What the rep expects.</summary>
/// <param name="Value">Net; null if he doesn't say.</param>
/// <param name="CloseOn">Local date on which the customer may decide; null if he doesn't say.</param>
public sealed record Estimate(Money? Value, DateOnly? CloseOn);

/// <summary>What an expectation rests on.</summary>
public enum ExpectationBasis
{
    /// <summary>Nothing is known.</summary>
    None,

    /// <summary>The rep's estimate.</summary>
    Estimate,

    /// <summary>A quote.</summary>
    Quote,
}

/// <summary>What an opportunity may bring, and when.</summary>
/// <param name="Value">Net; null if unknown.</param>
/// <param name="CloseOn">Local date; null if unknown.</param>
/// <param name="Basis">What the value rests on.</param>
public sealed record Expectation(Money? Value, DateOnly? CloseOn, ExpectationBasis Basis)
{
    /// <summary>Nothing is known.</summary>
    public static Expectation None { get; } = new(null, null, ExpectationBasis.None);

    /// <summary>
    /// The current quote counts where there is one, the last that is still alive and has prices: its net, and the end of its validity once released. Else the
    /// rep's estimate counts; where he says no value either, the last quote that had one.
    /// </summary>
    public static Expectation Of(Estimate? estimate, IReadOnlyList<OpportunityQuote> quotes)
    {
        OpportunityQuote? current = quotes.LastOrDefault(quote => quote is { IsAlive: true, Net: not null });
        OpportunityQuote? valued = current ?? (estimate?.Value is null ? quotes.LastOrDefault(quote => quote.Net is not null) : null);
        return new Expectation(
            valued?.Net ?? estimate?.Value,
            current?.ValidUntil ?? estimate?.CloseOn,
            valued is not null ? ExpectationBasis.Quote : estimate?.Value is not null ? ExpectationBasis.Estimate : ExpectationBasis.None);
    }
}

/// <summary>Where an opportunity stood from an instant on, until the next position.</summary>
/// <param name="At">From when, UTC.</param>
/// <param name="Status">Open, won or lost.</param>
/// <param name="Owner">Whose it was; null for nobody's.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Probability">Of being won.</param>
/// <param name="Value">Expected, net; once won, what was sold; null if unknown.</param>
/// <param name="CloseOn">Expected local date; null if unknown.</param>
public sealed record DealPosition(
    DateTimeOffset At, OpportunityStatus Status, string? Owner, string Stage, Percentage Probability, Money? Value, DateOnly? CloseOn)
{
    /// <summary>Expected value times probability, rounded once; null if no value is known.</summary>
    public Money? Weighted() => Value is { } value ? Probability.Of(value) : null;
}
