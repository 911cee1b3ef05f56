using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>A line as it is kept with its statement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Entry">What it says.</param>
public sealed record StatementLine(string Id, MovementEntry Entry);

/// <summary>The lines of statements, in the order of day and id, one partition for each statement.</summary>
public sealed class StatementLines(CaseTables tables)
{
    private const int RowsInTransaction = 100;

    private readonly TableClient _table = tables.Named("statementlines");

    /// <summary>Keeps all lines of a statement; safe to repeat, since the order follows from the lines.</summary>
    public async Task KeepAsync(string statementId, IReadOnlyList<StatementLine> lines, CancellationToken cancellationToken)
    {
        foreach ((StatementLine Line, int Index)[] some in lines.Select((line, index) => (line, index)).Chunk(RowsInTransaction))
        {
            await _table.SubmitTransactionAsync(
                some.Select(one => new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace, CaseRows.WithJson(new TableEntity(statementId, Key(statementId, one.Index)), JsonSerializer.Serialize(one.Line, CaseJson.Options)))),
                cancellationToken);
        }
    }

    /// <summary>Some lines from an index on: one query over a range.</summary>
    public async Task<IReadOnlyList<StatementLine>> ReadAsync(string statementId, int from, int count, CancellationToken cancellationToken)
    {
        List<StatementLine> lines = [];
        (string first, string last) = (Key(statementId, from), Key(statementId, from + count));
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {statementId} and RowKey ge {first} and RowKey lt {last}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            lines.Add(JsonSerializer.Deserialize<StatementLine>(CaseRows.Json(row), CaseJson.Options)!);
        }

        return lines;
    }

    private static string Key(string statementId, int index) => string.Create(CultureInfo.InvariantCulture, $"l-{index:D6}-{statementId}");
}
