namespace LeadToCash.Banking.Matching;

/// <summary>What may be booked without a person, from a date on.</summary>
public sealed record MatchingRule
{
    /// <summary>First booking day for which it holds, local.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>
    /// Share of what is open up to which a payment that names one invoice is a partial payment. Between it and the whole a person decides: a mistyped amount, a
    /// fee or a discount that nobody granted looks like that.
    /// </summary>
    public required Percentage PartialUpTo { get; init; }

    /// <summary>By currency, the difference of a payment that is forgiven, either way; none unless given.</summary>
    public IReadOnlyList<Money> Tolerances { get; init; } = [];

    /// <summary>Whether a payer who names nothing is believed if his account is known and the amount is that of one invoice of his, or of all together.</summary>
    public bool ByAccountAndAmount { get; init; }

    /// <summary>By currency, up to which fee that the bank states we bear it; none unless given.</summary>
    public IReadOnlyList<Money> FeesUpTo { get; init; } = [];

    /// <summary>Cash discounts, the best that fits counts.</summary>
    public IReadOnlyList<DiscountTerm> Discounts { get; init; } = [];

    /// <summary>The difference that is forgiven in a currency.</summary>
    public Money Tolerance(string currency) => Of(Tolerances, currency);

    /// <summary>The fee that we bear at most in a currency.</summary>
    public Money LargestFee(string currency) => Of(FeesUpTo, currency);

    private static Money Of(IReadOnlyList<Money> amounts, string currency)
    {
        Money[] given = [.. amounts.Where(amount => amount.Currency == currency)];
        return given.Length > 0 ? given[0] : Money.Zero(currency);
    }
}

/// <summary>A cash discount (Skonto).</summary>
/// <param name="Days">Until so many days after the invoice's date, that day included.</param>
/// <param name="Percent">Of the gross.</param>
/// <param name="GraceDays">So many days more are let pass, for the way through banks.</param>
/// <param name="Customers">Ids of customers who have agreed on it; null for all.</param>
public sealed record DiscountTerm(int Days, Percentage Percent, int GraceDays = 0, IReadOnlyList<string>? Customers = null)
{
    /// <summary>What it grants on an invoice for money of a day; null for nothing. An invoice on which a discount was granted gets no second one.</summary>
    public Money? On(OpenInvoice invoice, DateOnly paidOn) =>
        !invoice.WasDiscounted && (Customers is null || Customers.Contains(invoice.CustomerId)) && paidOn <= invoice.Date.AddDays(Days + GraceDays) ? Percent.Of(invoice.Gross) : null;
}
