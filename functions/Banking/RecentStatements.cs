using System.Globalization;
using Azure.Data.Tables;
using LeadToCash.Cases;
using StatementStore = LeadToCash.Cases.CaseStore<LeadToCash.Banking.BankStatement, LeadToCash.Banking.BankStatementCommand, LeadToCash.Banking.BankStatementEvent>;

namespace LeadToCash.Banking;

/// <summary>Read model: the statements by the time at which they came, newest first. A row names the statement; what it says comes from the statement itself.</summary>
public sealed class RecentStatements(CaseTables tables, StatementStore statements) : ICaseObserver
{
    private const string Partition = "recent";

    private readonly TableClient _table = tables.Named("recentstatements");

    /// <inheritdoc/>
    public string? CaseType => BankStatement.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name == nameof(StatementReceived)
        ? _table.UpsertEntityAsync(new TableEntity(Partition, Key(@event)) { ["StatementId"] = @event.CaseId }, TableUpdateMode.Replace, cancellationToken)
        : Task.CompletedTask;

    /// <summary>The newest statements as they stand: a query over the head of one partition and a point read for each.</summary>
    /// <param name="limit">At most so many, 1 to 100.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<CaseFile<BankStatement>>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        List<CaseFile<BankStatement>> list = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            if (await statements.FindAsync(row.GetString("StatementId"), cancellationToken) is { } file)
            {
                list.Add(file);
            }

            if (list.Count == limit)
            {
                break;
            }
        }

        return list;
    }

    private static string Key(CaseEvent received) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - received.At.UtcTicks:D19}-{received.CaseId}");
}
