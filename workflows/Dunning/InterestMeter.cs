using LeadToCash.Calendar;

namespace LeadToCash.Dunning;

/// <summary>
/// Counts interest day by day, exact until it is read. Days are actual days over the days of their calendar year (act/act): principal × rate × days is kept for years of
/// 365 and of 366 days apart and divided only when read, so nothing is rounded on the way.
/// </summary>
internal sealed class InterestMeter(LatePaymentLaw law, decimal points, Pauses pauses, string currency)
{
    private readonly List<InterestRow> _rows = [];
    private decimal _of365;
    private decimal _of366;

    public IReadOnlyList<InterestRow> Rows => _rows;

    /// <summary>All interest so far, rounded to the minor unit.</summary>
    public Money Total { get; private set; } = Money.Zero(currency);

    /// <summary>Counts the days from first to last, both included, with one principal.</summary>
    public void Run(DateOnly from, DateOnly to, Money principal)
    {
        while (from <= to && !principal.IsZero)
        {
            DateOnly last = pauses.SameUntil(from, Earlier(to, LatePaymentLaw.HalfYear(from).AddMonths(6).AddDays(-1)));
            Money resting = pauses.Resting(principal, from);
            Money bearing = principal - resting;
            Add(from, last, bearing, resting, bearing.IsZero ? default : Rate(from));
            from = last.AddDays(1);
        }
    }

    private void Add(DateOnly from, DateOnly to, Money bearing, Money resting, Percentage rate)
    {
        int days = to.DayNumber - from.DayNumber + 1;
        decimal product = bearing.Amount * rate.Value * days;
        if (DateTime.IsLeapYear(from.Year))
        {
            _of366 += product;
        }
        else
        {
            _of365 += product;
        }

        Money before = Total;
        Total = Money.Of((_of365 / 36_500m) + (_of366 / 36_600m), currency);
        if (_rows is [.., { } row] && row.To.AddDays(1) == from && row.From.Year == from.Year && (row.Principal, row.Resting, row.Rate) == (bearing, resting, rate))
        {
            _rows[^1] = row with { To = to, Days = row.Days + days, Interest = row.Interest + Total - before };
            return;
        }

        _rows.Add(new InterestRow(from, to, days, bearing, resting, rate, Total - before));
    }

    /// <summary>Base rate and points; a base rate so far below nothing that the sum is negative makes no interest owed the other way.</summary>
    private Percentage Rate(DateOnly day) => new(Math.Max(0, law.BaseRateOn(day).Value + points));

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
