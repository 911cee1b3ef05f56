using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Billing;

/// <summary>Records of use that are not counted, for people. One row for each, so that nothing is listed twice.</summary>
public sealed class UsageQuestions(CaseTables tables)
{
    private const string Partition = "open";

    private readonly TableClient _table = tables.Named("usagequestions");

    /// <summary>Lists a record; safe to repeat.</summary>
    public Task AddAsync(UsageQuestion question, CancellationToken cancellationToken) => _table.UpsertEntityAsync(
        CaseRows.WithJson(new TableEntity(Partition, KeyOf(question.Report)), JsonSerializer.Serialize(question, CaseJson.Options)), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Takes a record off the list; nothing happens if it is not on it.</summary>
    public async Task ResolveAsync(UsageReport report, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Partition, KeyOf(report), ETag.All, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
        }
    }

    /// <summary>The records of one contract, or of all: a query over a range of one partition that people keep short.</summary>
    /// <param name="contractId">The contract; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<UsageQuestion>> ListAsync(string? contractId, int limit, CancellationToken cancellationToken)
    {
        string filter = contractId is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {Partition}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {CaseRows.Escaped(contractId) + "!"} and RowKey lt {CaseRows.Escaped(contractId) + "~"}");
        List<UsageQuestion> list = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit, 1000), cancellationToken: cancellationToken))
        {
            UsageQuestion question = JsonSerializer.Deserialize<UsageQuestion>(CaseRows.Json(row), CaseJson.Options)!;
            if (contractId is null || question.Report.ContractId == contractId)
            {
                list.Add(question);
            }

            if (list.Count == limit)
            {
                break;
            }
        }

        return list;
    }

    /// <summary>Of one id several questions can be open: each report with its own figures.</summary>
    private static string KeyOf(UsageReport report) => FormattableString.Invariant(
        $"{CaseRows.Escaped(report.ContractId)}={CaseRows.Escaped(report.Id)}={report.Date:yyyyMMdd}={report.Quantity}");
}
