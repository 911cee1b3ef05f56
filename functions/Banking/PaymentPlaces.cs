using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;

namespace LeadToCash.Banking;

/// <summary>On which invoices a payment is: asked when it comes back. One partition for each payment.</summary>
public sealed class PaymentPlaces(CaseTables tables) : ICaseObserver
{
    private readonly TableClient _table = tables.Named("paymentplaces");

    /// <inheritdoc/>
    public string? CaseType => Invoice.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name == nameof(PaymentReceived)
        ? _table.UpsertEntityAsync(new TableEntity(CaseRows.Escaped(@event.As<PaymentReceived>().PaymentId), @event.CaseId), TableUpdateMode.Replace, cancellationToken)
        : Task.CompletedTask;

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
