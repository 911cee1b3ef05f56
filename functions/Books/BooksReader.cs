namespace LeadToCash.Books;

/// <summary>Pages of the books, for pages and programs alike.</summary>
internal static class BooksReader
{
    private const int PageSize = 50;

    /// <summary>A page of the entries of a month.</summary>
    public static async Task<JournalPageView> JournalPageAsync(this Journal journal, string legalEntity, DateOnly month, string? after, CancellationToken cancellationToken)
    {
        (List<JournalEntry> entries, string? next) = await PageAsync(journal.OfMonthAsync(legalEntity, month, after, cancellationToken));
        return new JournalPageView([.. entries.Select(JournalEntryView.Of)], next);
    }

    /// <summary>A page of the sheet of an account.</summary>
    public static async Task<AccountSheet> SheetAsync(
        this Journal journal, Periods periods, string legalEntity, DateOnly month, Account account, string? after, CancellationToken cancellationToken)
    {
        (List<AccountPosting> postings, string? next) = await PageAsync(journal.OfAccountAsync(legalEntity, month, account.Number, after, cancellationToken));
        LedgerMonth? whole = (await periods.FindAsync(legalEntity, month, cancellationToken))?.Month;
        AccountBalance[] balances = [.. (whole?.Balances ?? []).Where(balance => balance.Account == account.Number)];
        return new AccountSheet(account, month.Name(), balances, postings, next);
    }

    /// <summary>A page of the schedules.</summary>
    public static async Task<DueSchedules> PageAsync(this RecognitionDue due, string legalEntity, string? after, CancellationToken cancellationToken)
    {
        IReadOnlyList<DueSchedule> found = await due.ListAsync(legalEntity, DateOnly.MaxValue, after, PageSize + 1, cancellationToken);
        return found.Count > PageSize ? new DueSchedules([.. found.Take(PageSize)], found[PageSize - 1].Key) : new DueSchedules(found, Next: null);
    }

    private static async Task<(List<T> Items, string? Next)> PageAsync<T>(IAsyncEnumerable<(T Item, string Cursor)> all)
    {
        List<T> items = [];
        string? last = null;
        await foreach ((T item, string cursor) in all)
        {
            if (items.Count == PageSize)
            {
                return (items, last);
            }

            items.Add(item);
            last = cursor;
        }

        return (items, null);
    }
}
