namespace LeadToCash.Billing;

/// <summary>How time is cut into billing periods without gap or overlap. Local dates of the seller's place.</summary>
public sealed class BillingCycle
{
    private readonly DateOnly _anchor;

    private BillingCycle(DateOnly anchor, int months, bool isCalendar) => (_anchor, Months, IsCalendar) = (anchor, months, isCalendar);

    /// <summary>Months of a period.</summary>
    public int Months { get; }

    /// <summary>Whether periods follow the calendar rather than the contract.</summary>
    public bool IsCalendar { get; }

    /// <summary>
    /// Periods that begin on the contract's day. Each is counted from the first day, not from the one before, so the end of a month is not lost:
    /// 31 January, 28 or 29 February, 31 March (§ 188(3) BGB).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The months are not 1 to 120.</exception>
    public static BillingCycle Anniversary(DateOnly start, int months) => new(start, Checked(months, 120), isCalendar: false);

    /// <summary>Periods of whole calendar months, quarters, half-years or years; the first and the last are served in part as a rule.</summary>
    /// <param name="months">1, 2, 3, 4, 6 or 12.</param>
    /// <param name="yearStarts">Month in which the year of the cycle begins, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The months don't divide a year, or there is no such month.</exception>
    public static BillingCycle Calendar(int months, int yearStarts = 1)
    {
        if (12 % Checked(months, 12) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(months), months, "Calendar periods must divide a year.");
        }

        return new(new DateOnly(2000, Checked(yearStarts, 12), 1), months, isCalendar: true);
    }

    /// <summary>The whole period in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before an anniversary cycle's first.</exception>
    public BillingPeriod PeriodOf(DateOnly day)
    {
        if (!IsCalendar && day < _anchor)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, $"The first period begins on {_anchor:yyyy-MM-dd}.");
        }

        int months = ((day.Year - _anchor.Year) * 12) + day.Month - _anchor.Month;
        int index = (int)Math.Floor(months / (double)Months);
        if (StartOf(index) > day)
        {
            index--;
        }

        return new BillingPeriod(StartOf(index), StartOf(index + 1).AddDays(-1));
    }

    /// <summary>The period after another of this cycle.</summary>
    public BillingPeriod After(BillingPeriod period) => PeriodOf(period.To.AddDays(1));

    /// <summary>The parts of whole periods that a term covers, in their order.</summary>
    /// <param name="term">The contract's days up to some day.</param>
    public IEnumerable<ServedPeriod> Of(BillingPeriod term)
    {
        for (BillingPeriod period = PeriodOf(term.From); period.From <= term.To; period = After(period))
        {
            yield return new ServedPeriod(period, period.Within(term)!.Value);
        }
    }

    private DateOnly StartOf(int index) => _anchor.AddMonths(index * Months);

    private static int Checked(int value, int most) => value >= 1 && value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"It must be 1 to {most}.");
}
