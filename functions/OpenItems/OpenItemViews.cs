namespace LeadToCash.OpenItems;

/// <summary>Puts together what pages and programs are shown of open items.</summary>
public sealed class OpenItemViews(OpenItemList list, INextActions actions)
{
    private const int MostOfCustomer = 200;

    /// <summary>A page of all that is open.</summary>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 500.</param>
    /// <param name="today">Local date.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<OpenItemsView> ListAsync(string? after, int limit, DateOnly today, CancellationToken cancellationToken)
    {
        OpenItemsRange page = await list.PageAsync(after, limit, cancellationToken);
        return new OpenItemsView([.. page.Items.Select(item => View(item, today))], page.Next, await list.TotalsAsync(today, cancellationToken));
    }

    /// <summary>A customer's account.</summary>
    public async Task<AccountView> AccountAsync(string customerId, AccountEntries entries, DateOnly today, CancellationToken cancellationToken)
    {
        IReadOnlyList<OpenItem> items = await list.OfCustomerAsync(customerId, MostOfCustomer, cancellationToken);
        return new AccountView(
            customerId, await list.BalancesAsync(customerId, cancellationToken), [.. items.Select(item => View(item, today))], entries.Entries, entries.Next);
    }

    private OpenItemView View(OpenItem item, DateOnly today) => new(item, Math.Max(0, today.DayNumber - item.DueDate.DayNumber), actions.Of(item, today));
}

/// <summary>Some of what is open.</summary>
/// <param name="Items">By due date.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
/// <param name="Totals">What is open in all by age, for each currency.</param>
public sealed record OpenItemsView(IReadOnlyList<OpenItemView> Items, string? Next, IReadOnlyList<AgedTotals> Totals);

/// <summary>An open item.</summary>
/// <param name="Item">The item.</param>
/// <param name="DaysOverdue">Days since it was due; 0 while it is not overdue.</param>
/// <param name="NextAction">What happens next.</param>
public sealed record OpenItemView(OpenItem Item, int DaysOverdue, NextAction NextAction);

/// <summary>A customer's account.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="Balances">What is owed and to his good, for each currency; none when all is settled.</param>
/// <param name="Items">What is open, what is due first before; 200 at the most.</param>
/// <param name="Entries">Lines of the account, newest first.</param>
/// <param name="Next">Where the next page of lines begins, for <c>after</c>; null when there is none.</param>
public sealed record AccountView(
    string CustomerId, IReadOnlyList<CustomerBalance> Balances, IReadOnlyList<OpenItemView> Items, IReadOnlyList<AccountEntry> Entries, string? Next);
