namespace LeadToCash.Books;

/// <summary>What the books come to.</summary>
public sealed class BookReports(Periods periods, AccountDetermination accounts)
{
    /// <summary>The trial balance of some months of one year: a read for each month of the year, and for what was before one for each month since the last closed one.</summary>
    /// <param name="legalEntity">Whose books.</param>
    /// <param name="from">First month.</param>
    /// <param name="to">Last month, of the same year.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<TrialBalance> TrialBalanceAsync(string legalEntity, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        DateOnly year = new(to.Year, 1, 1);
        DateOnly[] months = [.. (await periods.ListAsync(legalEntity, cancellationToken)).Where(month => month <= to)];
        IReadOnlyList<AccountBalance> before = await ThroughAsync(legalEntity, [.. months.Where(month => month < year)], cancellationToken);
        List<AccountBalance> beforeTime = [];
        List<AccountBalance> inTime = [];
        foreach (DateOnly month in months.Where(month => month >= year))
        {
            (month < from ? beforeTime : inTime).AddRange((await periods.FindAsync(legalEntity, month, cancellationToken))?.Month.Balances ?? []);
        }

        return TrialBalance.Of(accounts, before, beforeTime, inTime);
    }

    /// <summary>All that was posted in some months: from the latest on, back to one that is closed and knows what was before.</summary>
    private async Task<IReadOnlyList<AccountBalance>> ThroughAsync(string legalEntity, DateOnly[] months, CancellationToken cancellationToken)
    {
        List<AccountBalance> balances = [];
        foreach (DateOnly month in months.Reverse())
        {
            if ((await periods.FindAsync(legalEntity, month, cancellationToken))?.Month is not { } found)
            {
                continue;
            }

            balances.AddRange(found.Carried ?? found.Balances);
            if (found.Carried is not null)
            {
                break;
            }
        }

        return AccountBalance.Sum(balances);
    }
}
