using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>
/// When revenue is earned. Each portion is the difference between what is earned up to and with it and what was earned before, each rounded once, so that any
/// plan sums to the amount.
/// </summary>
public static class RecognitionPlan
{
    /// <summary>The portions of a line by date: one for each calendar month, at its end or at the period's; of goods and work one, on the day of supply.</summary>
    /// <param name="line">The line.</param>
    /// <param name="suppliedOn">Local day of supply, if the line has no period.</param>
    /// <param name="spread">How it is spread over time.</param>
    public static IReadOnlyList<RevenuePortion> Of(InvoiceLine line, DateOnly suppliedOn, RevenueSpread spread) =>
        line.IsOverTime ? Over(line.Net, line.Period!, spread) : [new RevenuePortion(line.Period?.To ?? suppliedOn, line.Net)];

    /// <summary>The portions of an amount over a period.</summary>
    /// <param name="net">All of it; may be nothing or less.</param>
    /// <param name="period">Local days, both included.</param>
    /// <param name="spread">How it is spread.</param>
    public static IReadOnlyList<RevenuePortion> Over(Money net, InvoicePeriod period, RevenueSpread spread)
    {
        List<(DateOnly Date, decimal Weight)> months = [];
        for (DateOnly from = period.From; from <= period.To; from = months[^1].Date.AddDays(1))
        {
            int length = DateTime.DaysInMonth(from.Year, from.Month);
            DateOnly end = new(from.Year, from.Month, length);
            DateOnly to = end < period.To ? end : period.To;
            int days = to.DayNumber - from.DayNumber + 1;
            months.Add((to, spread == RevenueSpread.Days ? days : (decimal)days / length));
        }

        return Share(net, months);
    }

    /// <summary>Other amounts in the proportion of those that there were.</summary>
    /// <param name="net">All that is left.</param>
    /// <param name="portions">What it was before; not nothing in sum unless <paramref name="net"/> is.</param>
    internal static IReadOnlyList<RevenuePortion> Rescaled(Money net, IReadOnlyList<RevenuePortion> portions) =>
        net.IsZero ? [] : Share(net, [.. portions.Select(portion => (portion.Date, portion.Amount.Amount))]);

    private static List<RevenuePortion> Share(Money net, List<(DateOnly Date, decimal Weight)> parts)
    {
        decimal all = parts.Sum(part => part.Weight);
        List<RevenuePortion> portions = [];
        (decimal passed, Money earned) = (0, Money.Zero(net.Currency));
        for (int i = 0; i < parts.Count; i++)
        {
            passed += parts[i].Weight;
            Money due = i == parts.Count - 1 ? net : net.Times(passed / all);
            portions.Add(new RevenuePortion(parts[i].Date, due - earned));
            earned = due;
        }

        return portions;
    }
}

/// <summary>Revenue that is earned by a date.</summary>
/// <param name="Date">Local date that it counts for.</param>
/// <param name="Amount">Net.</param>
public sealed record RevenuePortion(DateOnly Date, Money Amount);
