using LeadToCash.Billing;

namespace LeadToCash.Contracts;

/// <summary>A billing period of a contract's line, or the part of one in which that line ran.</summary>
/// <param name="PeriodFrom">First day of the whole period.</param>
/// <param name="PeriodTo">Last day of the whole period.</param>
/// <param name="From">First day on which the line ran in it.</param>
/// <param name="To">Last day on which the line ran in it.</param>
/// <param name="Line">What ran, at what price for a whole period.</param>
public sealed record ContractPeriod(DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly From, DateOnly To, ContractLine Line)
{
    /// <summary>Whether the line ran for all of it.</summary>
    public bool IsWhole => From == PeriodFrom && To == PeriodTo;
}

/// <summary>
/// The schedule of a contract: what is to be billed for which days. Periods are counted from the contract's first day (anniversary billing), whatever changes
/// in between, or follow the calendar; a change within a period splits it, and the contract's last day cuts it off.
/// </summary>
public static class ContractPeriods
{
    /// <summary>The periods that begin until a day, by date and position.</summary>
    /// <param name="contract">As it stands; what is agreed for later is planned in.</param>
    /// <param name="from">Periods that end before are left out.</param>
    /// <param name="until">The last day on which a period may begin.</param>
    /// <param name="calendarOf">The cycle of a line that is billed by the calendar; null for one that is billed by anniversary.</param>
    public static IReadOnlyList<ContractPeriod> Of(Contract contract, DateOnly from, DateOnly until, Func<ContractLine, BillingCycle?>? calendarOf = null)
    {
        DateOnly? last = contract.EndedOn ?? contract.FinalDay();
        return
        [
            .. Stretches(contract, last)
                .SelectMany(stretch => stretch.Lines.SelectMany(line => calendarOf?.Invoke(line) is { } calendar
                    ? OfCalendar(calendar, line, stretch.From, stretch.Until, from, until)
                    : Of(contract.Start, line, stretch.From, stretch.Until, from, until)))
                .OrderBy(period => period.From).ThenBy(period => period.Line.Position),
        ];
    }

    /// <summary>The times in which the same lines run; the last one is open when nobody knows an end.</summary>
    private static IEnumerable<(DateOnly From, DateOnly Until, IReadOnlyList<ContractLine> Lines)> Stretches(Contract contract, DateOnly? last)
    {
        List<(DateOnly From, IReadOnlyList<ContractLine> Lines)> stretches =
        [
            .. contract.PastLines.Select(past => (past.From, past.Lines)),
            (contract.LinesFrom, contract.Lines),
            .. contract.Scheduled.Select(change => (change.From, change.Lines)),
        ];
        return stretches.Select((stretch, index) =>
        {
            DateOnly until = index + 1 < stretches.Count ? stretches[index + 1].From.AddDays(-1) : DateOnly.MaxValue;
            return (stretch.From, last < until ? last.Value : until, stretch.Lines);
        }).Where(stretch => stretch.From <= stretch.Item2);
    }

    private static IEnumerable<ContractPeriod> OfCalendar(BillingCycle calendar, ContractLine line, DateOnly lineFrom, DateOnly lineUntil, DateOnly from, DateOnly until)
    {
        for (BillingPeriod period = calendar.PeriodOf(lineFrom > from ? lineFrom : from); period.From <= until && period.From <= lineUntil; period = calendar.After(period))
        {
            yield return new ContractPeriod(
                period.From, period.To, period.From > lineFrom ? period.From : lineFrom, period.To < lineUntil ? period.To : lineUntil, line);
        }
    }

    private static IEnumerable<ContractPeriod> Of(DateOnly start, ContractLine line, DateOnly lineFrom, DateOnly lineUntil, DateOnly from, DateOnly until)
    {
        DateOnly first = lineFrom > from ? lineFrom : from;
        for (int period = Math.Max(0, (ContractDates.MonthsBetween(start, first) / line.PeriodMonths) - 1); ; period++)
        {
            DateOnly begin = ContractDates.Begin(start, period * line.PeriodMonths);
            DateOnly end = ContractDates.End(start, (period + 1) * line.PeriodMonths);
            if (begin > until || begin > lineUntil)
            {
                yield break;
            }

            if (end >= first)
            {
                yield return new ContractPeriod(begin, end, begin > lineFrom ? begin : lineFrom, end < lineUntil ? end : lineUntil, line);
            }
        }
    }
}
