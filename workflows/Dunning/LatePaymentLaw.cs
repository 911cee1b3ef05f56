namespace LeadToCash.Dunning;

/// <summary>The dated terms and base rates by which default interest is computed. Pure: they come in as data.</summary>
public sealed class LatePaymentLaw
{
    private readonly LatePaymentTerms[] _terms;
    private readonly Dictionary<DateOnly, Percentage> _rates;

    /// <summary>Checks and orders the data.</summary>
    /// <exception cref="ArgumentException">There are none, a date comes twice, or a rate begins on another day than 1 January or 1 July; says which.</exception>
    public LatePaymentLaw(IReadOnlyList<LatePaymentTerms> terms, IReadOnlyList<BaseRate> rates)
    {
        if (terms.Count == 0 || terms.Any(one => one.DaysUntilDefault < 0 || one.FlatFee.IsNegative) || terms.DistinctBy(one => one.ValidFrom).Count() < terms.Count)
        {
            throw new ArgumentException("There must be terms, each from another day, without negative days or fees.", nameof(terms));
        }

        if (rates.FirstOrDefault(rate => rate.ValidFrom != HalfYear(rate.ValidFrom)) is { } odd)
        {
            throw new ArgumentException($"The base rate from {odd.ValidFrom:yyyy-MM-dd} does not begin on 1 January or 1 July.", nameof(rates));
        }

        if (rates.GroupBy(rate => rate.ValidFrom).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"The base rate from {twice.Key:yyyy-MM-dd} is there twice.", nameof(rates));
        }

        _terms = [.. terms.OrderBy(one => one.ValidFrom)];
        _rates = rates.ToDictionary(rate => rate.ValidFrom, rate => rate.Rate);
    }

    /// <summary>The first day of the half-year in which a day lies.</summary>
    public static DateOnly HalfYear(DateOnly day) => new(day.Year, day.Month < 7 ? 1 : 7, 1);

    /// <summary>The terms for an obligation.</summary>
    /// <exception cref="InvalidOperationException">It arose before the first terms.</exception>
    public LatePaymentTerms TermsOf(DateOnly aroseOn) => Array.FindLast(_terms, terms => terms.ValidFrom <= aroseOn)
        ?? throw new InvalidOperationException($"No terms of late payment are loaded for obligations of {aroseOn:yyyy-MM-dd}.");

    /// <summary>The base rate of a day.</summary>
    /// <exception cref="BaseRateMissingException">The half-year's rate is not loaded.</exception>
    public Percentage BaseRateOn(DateOnly day) => _rates.TryGetValue(HalfYear(day), out Percentage rate) ? rate : throw new BaseRateMissingException(HalfYear(day));
}
