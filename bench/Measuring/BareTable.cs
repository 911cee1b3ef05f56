using Azure.Data.Tables;

namespace LeadToCash.Bench.Measuring;

/// <summary>
/// Bare entity-group transactions on a table service, eight at a time: more of them make Azurite slower, not faster. Row keys name their partition,
/// because Azurite looks a row up by its row key first.
/// </summary>
internal sealed class BareTable : IBareStorage
{
    private const int BestConcurrency = 8;

    private readonly SemaphoreSlim _places = new(BestConcurrency);
    private readonly TableClient _table;
    private readonly byte[] _body;

    public BareTable(string connectionString, int bodySize)
    {
        _table = new(connectionString, $"bare{Guid.NewGuid():N}");
        _table.CreateIfNotExists();
        _body = new byte[bodySize];
    }

    public string Name => "bare-transactions";

    public async Task CommitAsync(string key, int rows)
    {
        await _places.WaitAsync();
        try
        {
            await _table.SubmitTransactionAsync(Enumerable.Range(0, rows).Select(row =>
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(key, RowKey(key, row)) { ["Body"] = _body })));
        }
        finally
        {
            _places.Release();
        }
    }

    public Task ReadAsync(string key) => _table.GetEntityIfExistsAsync<TableEntity>(key, RowKey(key, 0));

    public ValueTask DisposeAsync()
    {
        _places.Dispose();
        return default;
    }

    private static string RowKey(string key, int row) => $"{key}-{row}";
}
