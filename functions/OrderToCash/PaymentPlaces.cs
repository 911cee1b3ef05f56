using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OrderToCash;

/// <summary>On which invoices, or for which order, a payment is: asked when it comes back. One partition for each payment.</summary>
public sealed class PaymentPlaces(CaseTables tables)
{
    private readonly TableClient _table = tables.Named("paymentplaces");

    /// <summary>Notes where a payment goes, before it is there: whoever sees it on the invoice finds its place. Safe to repeat.</summary>
    public Task AddAsync(string paymentId, string invoiceId, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(CaseRows.Escaped(paymentId), invoiceId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Notes that a payment goes to an order, before it is there. Safe to repeat.</summary>
    public Task AddOrderAsync(string paymentId, string orderId, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(new TableEntity(OrdersOf(paymentId), orderId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Id of the order that a payment came for before there was an invoice; null if it did not.</summary>
    public async Task<string?> OrderAsync(string paymentId, CancellationToken cancellationToken) =>
        await IdsAsync(OrdersOf(paymentId), cancellationToken) is [{ } order, ..] ? order : null;

    /// <summary>Ids of the invoices.</summary>
    public Task<IReadOnlyList<string>> InvoicesAsync(string paymentId, CancellationToken cancellationToken) => IdsAsync(CaseRows.Escaped(paymentId), cancellationToken);

    /// <summary>No payment's id has a slash.</summary>
    private static string OrdersOf(string paymentId) => CaseRows.Escaped("order/" + paymentId);

    private async Task<IReadOnlyList<string>> IdsAsync(string partition, CancellationToken cancellationToken)
    {
        List<string> ids = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
        {
            ids.Add(row.RowKey);
        }

        return ids;
    }
}
