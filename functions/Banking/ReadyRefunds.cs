using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>Read model: the refunds that wait for a file. A row is there while its refund does.</summary>
public sealed class ReadyRefunds(CaseTables tables)
{
    private const string Partition = "ready";

    private readonly TableClient _table = tables.Named("readyrefunds");

    /// <summary>Brings the row to what the refund is now.</summary>
    public Task ShowAsync(string id, Refund refund, CancellationToken cancellationToken) => refund is { Status: RefundStatus.Ready, Order.SetOffInvoiceId: null }
        ? _table.UpsertEntityAsync(new TableEntity(Partition, id), TableUpdateMode.Replace, cancellationToken)
        : RemoveAsync(id, cancellationToken);

    /// <summary>The ids that wait.</summary>
    public async IAsyncEnumerable<string> IdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            yield return row.RowKey;
        }
    }

    private async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Partition, id, ETag.All, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
        }
    }
}
