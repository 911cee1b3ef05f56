using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OrderToCash;

/// <summary>On which invoices a payment is: asked when it comes back. One partition for each payment.</summary>
public sealed class PaymentPlaces(CaseTables tables)
{
    private readonly TableClient _table = tables.Named("paymentplaces");

    /// <summary>Notes where a payment goes, before it is there: whoever sees it on the invoice finds its place. Safe to repeat.</summary>
    public Task AddAsync(string paymentId, string invoiceId, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(CaseRows.Escaped(paymentId), invoiceId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Ids of the invoices.</summary>
    public async Task<IReadOnlyList<string>> InvoicesAsync(string paymentId, CancellationToken cancellationToken)
    {
        List<string> invoices = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {CaseRows.Escaped(paymentId)}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            invoices.Add(row.RowKey);
        }

        return invoices;
    }
}
