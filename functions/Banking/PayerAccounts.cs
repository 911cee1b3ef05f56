using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>From which accounts customers paid. One partition for each account.</summary>
public sealed class PayerAccounts(CaseTables tables)
{
    private const int Most = 20;

    private readonly TableClient _table = tables.Named("payeraccounts");

    /// <summary>Notes that a customer pays from an account; safe to repeat.</summary>
    public Task AddAsync(string iban, string customerId, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(CaseRows.Escaped(iban), customerId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets it, because the money was someone else's.</summary>
    public async Task RemoveAsync(string iban, string customerId, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(CaseRows.Escaped(iban), customerId, ETag.All, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
        }
    }

    /// <summary>The customers who paid from an account, twenty at the most.</summary>
    public async Task<IReadOnlyList<string>> CustomersAsync(string? iban, CancellationToken cancellationToken)
    {
        List<string> customers = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {CaseRows.Escaped(iban ?? "")}");
        if (string.IsNullOrEmpty(iban))
        {
            return customers;
        }

        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: Most, cancellationToken: cancellationToken))
        {
            customers.Add(row.RowKey);
            if (customers.Count == Most)
            {
                break;
            }
        }

        return customers;
    }
}
