using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Filters;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>Tables in embedded storage.</summary>
internal sealed class EmbeddedTables(string storeKey) : ITableBackend
{
    private const int LargestPage = 1000;

    public string AccountName => StorageLocation.EmbeddedAccount;

    public Uri ServiceUri { get; } = StorageLocation.EmbeddedUri(storeKey);

    public Uri TableUri(string table) => new($"{ServiceUri.AbsoluteUri}/{table}");

    public ValueTask<Response> CreateTableAsync(string table, bool async, CancellationToken cancellationToken)
    {
        TableRules.CheckTableName(table);
        return StoreFor("table.create", table).WriteAsync<Response>(
            (session, _) =>
            {
                if (session.Tables.Find(table) is not null)
                {
                    throw StorageRefusal.TableAlreadyExists;
                }

                session.Prepare("INSERT INTO tables (name) VALUES (?1)").Bind(1, table).Execute();
                return StorageResponse.NoContent;
            },
            async,
            cancellationToken);
    }

    public ValueTask<Response> DeleteTableAsync(string table, bool async, CancellationToken cancellationToken) => StoreFor("table.drop", table).WriteAsync<Response>(
        (session, _) =>
        {
            long id = session.Tables.Require(table);
            session.Prepare("DELETE FROM entities WHERE table_id = ?1").Bind(1, id).Execute();
            session.Prepare("DELETE FROM tables WHERE id = ?1").Bind(1, id).Execute();
            session.Tables.Forget();
            return StorageResponse.NoContent;
        },
        async,
        cancellationToken);

    public ValueTask<ResultPage<string>> QueryTablesAsync(EntityQuery query, bool async, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FilterNode? filter = FilterParser.Parse(query.Filter);
        int size = PageSize(query.PageSize);
        return new(StoreFor("table.list", "").Read(session => TableRows.ListTables(session, filter, query.Continuation, size)));
    }

    public ValueTask<EntityResult> GetEntityAsync(
        string table, string partitionKey, string rowKey, IReadOnlyList<string>? select, bool async, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TableRules.CheckKeys(partitionKey, rowKey);
        EntityRecord? record = StoreFor("table.get", table).Read(session =>
            TableRows.Find(session, session.Tables.Require(table), partitionKey, rowKey));
        return new(record is null
            ? new EntityResult(StorageRefusal.MissingEntity, null)
            : new EntityResult(StorageResponse.Ok, Projection.Select(record, select)));
    }

    public ValueTask<ResultPage<EntityRecord>> QueryEntitiesAsync(string table, EntityQuery query, bool async, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EntityScan scan = new(FilterParser.Parse(query.Filter), PageSize(query.PageSize), query.Continuation);
        (List<EntityRecord> records, string? continuation) = StoreFor("table.query", table).Read(session => scan.Run(session, session.Tables.Require(table)));
        IReadOnlyList<EntityRecord> selected = query.Select is null ? records : records.ConvertAll(record => Projection.Select(record, query.Select));
        return new(new ResultPage<EntityRecord>(selected, continuation, StorageResponse.Ok));
    }

    public ValueTask<Response> ExecuteAsync(string table, EntityOperation operation, bool async, CancellationToken cancellationToken) =>
        StoreFor("table.write", table).WriteAsync(new SingleChange(table, operation), async, cancellationToken);

    public ValueTask<IReadOnlyList<Response>> ExecuteTransactionAsync(
        string table, IReadOnlyList<EntityOperation> operations, bool async, CancellationToken cancellationToken) =>
        StoreFor("table.transaction", table).WriteAsync(new EntityTransaction(table, operations), async, cancellationToken);

    private static int PageSize(int? asked) => asked switch
    {
        null => LargestPage,
        < 1 or > LargestPage => throw StorageRefusal.InvalidInput($"A page has 1 to {LargestPage} entities, not {asked}."),
        { } size => size,
    };

    private EmbeddedStore StoreFor(string operation, string table)
    {
        StorageMeter.Count(ServiceUri, operation, table);
        return EmbeddedStores.Get(storeKey);
    }
}
