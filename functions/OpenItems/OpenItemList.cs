using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OpenItems;

/// <summary>Reads what is open: by due date, by customer, by amount, and the sums. Every question is a range of one partition.</summary>
public sealed class OpenItemList(CaseTables tables)
{
    private const int PageOfService = 1000;

    private readonly TableClient _table = tables.Named("openitems");

    /// <summary>A page of all that is open, what is due first before.</summary>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 500.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<OpenItemsRange> PageAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        List<(string Key, OpenItem Item)> found = await ReadAsync(after ?? OpenItemKeys.FirstDue, OpenItemKeys.BeyondDue, limit + 1, cancellationToken);
        return found.Count > limit
            ? new OpenItemsRange([.. found.Take(limit).Select(one => one.Item)], found[limit - 1].Key)
            : new OpenItemsRange([.. found.Select(one => one.Item)], null);
    }

    /// <summary>What is open of a customer, what is due first before.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<OpenItem>> OfCustomerAsync(string customerId, int limit, CancellationToken cancellationToken)
    {
        (string first, string beyond) = OpenItemKeys.CustomerRange(customerId);
        return [.. (await ReadAsync(first, beyond, limit, cancellationToken)).Select(one => one.Item)];
    }

    /// <summary>A page of what is open of a customer, what is due first before.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 500.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<OpenItemsRange> OfCustomerAsync(string customerId, string? after, int limit, CancellationToken cancellationToken)
    {
        (string first, string beyond) = OpenItemKeys.CustomerRange(customerId);
        List<(string Key, OpenItem Item)> found = await ReadAsync(after ?? first, beyond, limit + 1, cancellationToken);
        return new OpenItemsRange([.. found.Take(limit).Select(one => one.Item)], found.Count > limit ? found[limit - 1].Key : null);
    }

    /// <summary>Invoices of which just this amount is open.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<OpenItem>> WithAmountAsync(Money amount, int limit, CancellationToken cancellationToken)
    {
        (string first, string beyond) = OpenItemKeys.AmountRange(amount);
        return amount.MinorUnits <= 0 ? [] : [.. (await ReadAsync(first, beyond, limit, cancellationToken)).Select(one => one.Item)];
    }

    /// <summary>What is open by age, for each currency: one row read for each day on which something is due, sixteen at the most.</summary>
    /// <param name="today">Local date.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<AgedTotals>> TotalsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        Dictionary<string, AgedTotals> totals = new(StringComparer.Ordinal);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {OpenItemKeys.Partition} and RowKey gt {OpenItemKeys.FirstSum} and RowKey lt {OpenItemKeys.BeyondSum}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            (DateOnly due, string currency) = OpenItemKeys.ReadSum(row.RowKey);
            AgedTotals so = totals.GetValueOrDefault(currency) ?? AgedTotals.None(currency);
            totals[currency] = so.With(today.DayNumber - due.DayNumber, new Money(row.GetInt64("Owed")!.Value, currency), row.GetInt32("Items")!.Value);
        }

        return [.. totals.Values.OrderBy(one => one.Currency, StringComparer.Ordinal)];
    }

    /// <summary>What a customer owes and has to his good, for each currency.</summary>
    public async Task<IReadOnlyList<CustomerBalance>> BalancesAsync(string customerId, CancellationToken cancellationToken)
    {
        (string first, string beyond) = OpenItemKeys.BalanceRange(customerId);
        List<CustomerBalance> balances = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {OpenItemKeys.Partition} and RowKey gt {first} and RowKey lt {beyond}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            string currency = row.RowKey[^3..];
            balances.Add(new CustomerBalance(new Money(row.GetInt64("Owed")!.Value, currency), new Money(row.GetInt64("Credit")!.Value, currency), row.GetInt32("Items")!.Value));
        }

        return balances;
    }

    private async Task<List<(string Key, OpenItem Item)>> ReadAsync(string after, string beyond, int limit, CancellationToken cancellationToken)
    {
        List<(string, OpenItem)> found = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {OpenItemKeys.Partition} and RowKey gt {after} and RowKey lt {beyond}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit, PageOfService), cancellationToken: cancellationToken))
        {
            found.Add((row.RowKey, JsonSerializer.Deserialize<OpenItem>(CaseRows.Json(row), CaseJson.Options)!));
            if (found.Count == limit)
            {
                break;
            }
        }

        return found;
    }
}

/// <summary>Some of what is open.</summary>
/// <param name="Items">By due date.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record OpenItemsRange(IReadOnlyList<OpenItem> Items, string? Next);

/// <summary>A customer's balance in one currency.</summary>
/// <param name="Owed">What is open of his invoices.</param>
/// <param name="Credit">What he has to his good: surpluses and money on account.</param>
/// <param name="Items">How many invoices are open.</param>
public sealed record CustomerBalance(Money Owed, Money Credit, int Items)
{
    /// <summary>What he owes in the end; below nothing when we owe him.</summary>
    public Money Balance => Owed - Credit;
}
