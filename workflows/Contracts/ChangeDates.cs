namespace LeadToCash.Contracts;

/// <summary>From when other lines can run.</summary>
public static class ChangeDates
{
    /// <summary>The first day on which a change to these lines can take effect: by the contract's terms for more or for less.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="lines">All lines from then on.</param>
    /// <param name="today">Local date.</param>
    public static DateOnly Earliest(Contract contract, IReadOnlyList<ContractLine> lines, DateOnly today) =>
        Earliest(contract, Monthly(lines) < Monthly(contract.LinesOn(today)), today);

    /// <summary>The first day on which more or less can take effect.</summary>
    public static DateOnly Earliest(Contract contract, bool isDowngrade, DateOnly today) =>
        ((isDowngrade ? contract.Terms.Downgrade : contract.Terms.Upgrade), contract.Term.End) switch
        {
            (ChangeTiming.AtOnce, _) => today,
            (ChangeTiming.NextTerm, { } end) => end.AddDays(1),
            _ => NextPeriod(contract, today),
        };

    /// <summary>The first day of a billing period, on that day or after it; of several lengths the shortest counts.</summary>
    public static DateOnly NextPeriod(Contract contract, DateOnly date)
    {
        int months = contract.Lines.Min(line => line.PeriodMonths);
        int before = Math.Max(0, (ContractDates.MonthsBetween(contract.Start, date) / months) - 1);
        for (int period = before; ; period++)
        {
            if (ContractDates.Begin(contract.Start, period * months) is var begin && begin >= date)
            {
                return begin;
            }
        }
    }

    private static decimal Monthly(IEnumerable<ContractLine> lines) => lines.Sum(line => line.Net.Amount / line.PeriodMonths);
}
