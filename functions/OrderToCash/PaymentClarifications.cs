using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OrderToCash;

/// <summary>A payment that a person has to look at.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Reason">What is unclear.</param>
public sealed record PaymentClarification(IncomingPayment Payment, string Reason);

/// <summary>Payments that could not be put anywhere, or not in full. One row for each payment, so that nothing is listed twice.</summary>
public sealed class PaymentClarifications(CaseTables tables)
{
    private const string Partition = "open";
    private readonly TableClient _table = tables.Named("paymentclarifications");

    /// <summary>Lists a payment; safe to repeat.</summary>
    public Task AddAsync(IncomingPayment payment, string reason, CancellationToken cancellationToken)
    {
        TableEntity row = new(Partition, CaseRows.Escaped(payment.PaymentId));
        string json = JsonSerializer.Serialize(new PaymentClarification(payment, reason), CaseJson.Options);
        return _table.UpsertEntityAsync(CaseRows.WithJson(row, json), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Takes a payment off the list; nothing happens if it is not on it.</summary>
    public async Task ResolveAsync(string paymentId, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Partition, CaseRows.Escaped(paymentId), ETag.All, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
        }
    }

    /// <summary>All that has to be clarified; a query over one partition that people keep short.</summary>
    public async Task<IReadOnlyList<PaymentClarification>> ListAsync(CancellationToken cancellationToken)
    {
        List<PaymentClarification> list = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            list.Add(JsonSerializer.Deserialize<PaymentClarification>(CaseRows.Json(row), CaseJson.Options)!);
        }

        return list;
    }
}
