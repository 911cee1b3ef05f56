using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Bench.Engine;

/// <summary>Tables that count what is asked of them and how much is written.</summary>
internal sealed class CountedTables(string connectionString) : TableServiceClient(connectionString)
{
    private readonly Backend _backend = new(TableBackends.ForConnectionString(connectionString, options: null));

    /// <summary>Whether the bytes are counted too, which costs time that is not the engine's.</summary>
    public bool CountsBytes { get => _backend.CountsBytes; set => _backend.CountsBytes = value; }

    public TableCount Count => new(_backend.Reads, _backend.Writes, _backend.Bytes);

    public override TableClient GetTableClient(string tableName) => new(_backend, tableName);

    private sealed class Backend(ITableBackend inner) : ITableBackend
    {
        private long _reads;
        private long _writes;
        private long _bytes;

        public long Reads => Interlocked.Read(ref _reads);

        public long Writes => Interlocked.Read(ref _writes);

        public long Bytes => Interlocked.Read(ref _bytes);

        public bool CountsBytes { get; set; }

        public string AccountName => inner.AccountName;

        public Uri ServiceUri => inner.ServiceUri;

        public Uri TableUri(string table) => inner.TableUri(table);

        public ValueTask<Response> CreateTableAsync(string table, bool async, CancellationToken cancellationToken) =>
            inner.CreateTableAsync(table, async, cancellationToken);

        public ValueTask<Response> DeleteTableAsync(string table, bool async, CancellationToken cancellationToken) =>
            inner.DeleteTableAsync(table, async, cancellationToken);

        public ValueTask<ResultPage<string>> QueryTablesAsync(EntityQuery query, bool async, CancellationToken cancellationToken) =>
            inner.QueryTablesAsync(query, async, cancellationToken);

        public ValueTask<EntityResult> GetEntityAsync(
            string table, string partitionKey, string rowKey, IReadOnlyList<string>? select, bool async, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            return inner.GetEntityAsync(table, partitionKey, rowKey, select, async, cancellationToken);
        }

        public ValueTask<ResultPage<EntityRecord>> QueryEntitiesAsync(string table, EntityQuery query, bool async, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            return inner.QueryEntitiesAsync(table, query, async, cancellationToken);
        }

        public ValueTask<Response> ExecuteAsync(string table, EntityOperation operation, bool async, CancellationToken cancellationToken)
        {
            Written(operation);
            return inner.ExecuteAsync(table, operation, async, cancellationToken);
        }

        public ValueTask<IReadOnlyList<Response>> ExecuteTransactionAsync(
            string table, IReadOnlyList<EntityOperation> operations, bool async, CancellationToken cancellationToken)
        {
            Written([.. operations]);
            return inner.ExecuteTransactionAsync(table, operations, async, cancellationToken);
        }

        private void Written(params ReadOnlySpan<EntityOperation> operations)
        {
            Interlocked.Increment(ref _writes);
            if (CountsBytes)
            {
                foreach (EntityOperation operation in operations)
                {
                    Interlocked.Add(ref _bytes, operation.Properties.Sum(property => property.Name.Length + SizeOf(property.Value)));
                }
            }
        }

        private static int SizeOf(object? value) => value switch
        {
            string text => text.Length,
            byte[] bytes => bytes.Length,
            _ => sizeof(long),
        };
    }
}

/// <summary>What was asked of tables so far.</summary>
/// <param name="Reads">Gets and queries.</param>
/// <param name="Writes">Single changes and transactions.</param>
/// <param name="Bytes">What they wrote, about.</param>
internal sealed record TableCount(long Reads, long Writes, long Bytes)
{
    public static TableCount operator -(TableCount left, TableCount right) => new(left.Reads - right.Reads, left.Writes - right.Writes, left.Bytes - right.Bytes);
}
