using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Banking;
using LeadToCash.Banking.Matching;
using LeadToCash.Cases;

namespace LeadToCash.OrderToCash;

/// <summary>A payment that a person has to look at.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Reason">What is unclear.</param>
/// <param name="MovementId">The movement that it is; null of a provider's payment as long as nobody has decided on it, and of a surplus, which is on its invoice.</param>
/// <param name="Entry">What the bank said; null if no bank told of it.</param>
/// <param name="Proposals">What it may pay, the most likely first; null if nobody looked.</param>
public sealed record PaymentClarification(
    IncomingPayment Payment, string Reason, string? MovementId = null, MovementEntry? Entry = null, IReadOnlyList<MatchProposal>? Proposals = null);

/// <summary>Payments that could not be put anywhere, or not in full. One row for each payment, so that nothing is listed twice.</summary>
public sealed class PaymentClarifications(CaseTables tables)
{
    private const string Partition = "open";
    private readonly TableClient _table = tables.Named("paymentclarifications");

    /// <summary>Lists a payment; safe to repeat.</summary>
    public Task AddAsync(IncomingPayment payment, string reason, CancellationToken cancellationToken) =>
        AddAsync(new PaymentClarification(payment, reason), cancellationToken);

    /// <summary>Lists a payment with what is known of it; safe to repeat.</summary>
    public Task AddAsync(PaymentClarification clarification, CancellationToken cancellationToken)
    {
        TableEntity row = new(Partition, CaseRows.Escaped(clarification.Payment.PaymentId));
        string json = JsonSerializer.Serialize(clarification, CaseJson.Options);
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

    /// <summary>One that is on the list, by the payment's id; null if it is not.</summary>
    public async Task<PaymentClarification?> FindAsync(string paymentId, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, CaseRows.Escaped(paymentId), cancellationToken: cancellationToken);
        return row.HasValue ? JsonSerializer.Deserialize<PaymentClarification>(CaseRows.Json(row.Value!), CaseJson.Options) : null;
    }

    /// <summary>A page of the list, by payment id: a query over a range of one partition.</summary>
    /// <param name="after">Payment id of the last one before; null for the first page.</param>
    /// <param name="limit">At most so many, 1 to 500.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<PaymentClarification>> PageAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        List<PaymentClarification> list = [];
        string from = CaseRows.Escaped(after ?? "");
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            list.Add(JsonSerializer.Deserialize<PaymentClarification>(CaseRows.Json(row), CaseJson.Options)!);
            if (list.Count == limit)
            {
                break;
            }
        }

        return list;
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
