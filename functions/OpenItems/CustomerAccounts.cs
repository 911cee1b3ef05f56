using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OpenItems;

/// <summary>The lines of customers' accounts, newest first. A line's key is made of the event that it stands for, so that an event shown twice is there once.</summary>
public sealed class CustomerAccounts(CaseTables tables)
{
    private readonly TableClient _table = tables.Named("customeraccounts");

    /// <summary>Writes a line; safe to repeat.</summary>
    /// <param name="customerId">Whose account.</param>
    /// <param name="event">The event that it stands for.</param>
    /// <param name="entry">The line.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task AddAsync(string customerId, CaseEvent @event, AccountEntry entry, CancellationToken cancellationToken)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - @event.At.UtcTicks:D19}-{@event.CaseId}-{@event.Version:D10}");
        return _table.UpsertEntityAsync(CaseRows.WithJson(new TableEntity(customerId, key), JsonSerializer.Serialize(entry, CaseJson.Options)), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>A page of an account.</summary>
    /// <param name="customerId">Whose.</param>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 500.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<AccountEntries> PageAsync(string customerId, string? after, int limit, CancellationToken cancellationToken)
    {
        List<(string Key, AccountEntry Entry)> found = [];
        string from = after ?? "0";
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {customerId} and RowKey gt {from}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit + 1, cancellationToken: cancellationToken))
        {
            if (found.Count == limit)
            {
                return new AccountEntries([.. found.Select(one => one.Entry)], found[^1].Key);
            }

            found.Add((row.RowKey, JsonSerializer.Deserialize<AccountEntry>(CaseRows.Json(row), CaseJson.Options)!));
        }

        return new AccountEntries([.. found.Select(one => one.Entry)], null);
    }

    /// <summary>Whether a text can be where a page begins.</summary>
    public static bool IsCursor(string text) => text.Length is > 20 and <= 260 && text[..19].All(char.IsAsciiDigit);
}

/// <summary>Some lines of an account, newest first.</summary>
/// <param name="Entries">The lines.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record AccountEntries(IReadOnlyList<AccountEntry> Entries, string? Next);
