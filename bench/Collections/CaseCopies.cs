using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Bench.Collections;

/// <summary>Copies of one case that the app made: all rows of its partition, with other ids, in one transaction. For seeding only; nothing of it is measured.</summary>
internal sealed class CaseCopies
{
    private readonly TableClient _table;
    private readonly IReadOnlyList<TableEntity> _rows;

    private CaseCopies(TableClient table, IReadOnlyList<TableEntity> rows)
    {
        _table = table;
        _rows = rows;
    }

    /// <summary>Reads the case to copy.</summary>
    public static async Task<CaseCopies> OfAsync(CaseTables tables, string caseType, string id)
    {
        TableClient table = tables.Of(caseType);
        List<TableEntity> rows = [];
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {id}")))
        {
            rows.Add(row);
        }

        return new CaseCopies(table, rows);
    }

    /// <summary>Writes a copy.</summary>
    /// <param name="names">Old ids and their new ones; the longest first where one holds another.</param>
    public Task WriteAsync(params (string Old, string New)[] names) =>
        _table.SubmitTransactionAsync(_rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, Copy(row, names))));

    private static TableEntity Copy(TableEntity row, (string Old, string New)[] names)
    {
        TableEntity copy = new(Renamed(row.PartitionKey, names), Renamed(row.RowKey, names));
        foreach ((string key, object value) in row.Where(pair => pair.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
        {
            copy[key] = value is string text ? Renamed(text, names) : value;
        }

        return copy;
    }

    private static string Renamed(string text, (string Old, string New)[] names) => names.Aggregate(text, (so, name) => so.Replace(name.Old, name.New, StringComparison.Ordinal));
}
