#nullable disable annotations
using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Tables;

namespace Azure.Data.Tables;

/// <summary>
/// One table. Safe to share between threads. Members throw <see cref="RequestFailedException"/> with the service's status and error code
/// (404 <c>TableNotFound</c>, 409 <c>EntityAlreadyExists</c>, 412 <c>UpdateConditionNotSatisfied</c>…); transient failures were retried before.
/// </summary>
public class TableClient
{
    private readonly ITableBackend _backend;

    /// <summary>For a test's mock.</summary>
    protected TableClient()
    {
    }

    /// <summary>The table at <paramref name="endpoint"/>, which carries its own authorization (a SAS).</summary>
    public TableClient(Uri endpoint, TableClientOptions options = null)
    {
        (Uri service, Name) = TableBackends.SplitTableUri(endpoint);
        _backend = TableBackends.ForUri(service, options);
    }

    /// <summary>A table of the account at <paramref name="endpoint"/>.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>A table of the account at <paramref name="endpoint"/>.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(TableBackends.ForKey(endpoint, credential, options), tableName)
    {
    }

    /// <summary>A table of the account at <paramref name="endpoint"/>, with an identity.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TableBackends.ForToken(endpoint, tokenCredential, options), tableName)
    {
    }

    /// <summary>A table of the account that <paramref name="connectionString"/> names.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>A table of the account that <paramref name="connectionString"/> names.</summary>
    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
        : this(TableBackends.ForConnectionString(connectionString, options), tableName)
    {
    }

    internal TableClient(ITableBackend backend, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _backend = backend;
        Name = tableName;
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _backend.AccountName;

    /// <summary>The table's address.</summary>
    public virtual Uri Uri => _backend.TableUri(Name);

    /// <summary>Creates the table; 409 <c>TableAlreadyExists</c> when it is there.</summary>
    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        CreateCoreAsync(async: false, cancellationToken).Completed();

    /// <summary>Creates the table; 409 <c>TableAlreadyExists</c> when it is there.</summary>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        CreateCoreAsync(async: true, cancellationToken).AsTask();

    /// <summary>Creates the table unless it is there; a repeat is a success.</summary>
    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        CreateIfNotExistsCoreAsync(async: false, cancellationToken).Completed();

    /// <summary>Creates the table unless it is there; a repeat is a success.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        CreateIfNotExistsCoreAsync(async: true, cancellationToken).AsTask();

    /// <summary>Deletes the table with all its entities; a missing one is a success with status 404.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        DeleteCoreAsync(async: false, cancellationToken).Completed();

    /// <summary>Deletes the table with all its entities; a missing one is a success with status 404.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        DeleteCoreAsync(async: true, cancellationToken).AsTask();

    /// <summary>Inserts an entity; 409 <c>EntityAlreadyExists</c> when its keys are taken.</summary>
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(entity, TableTransactionActionType.Add, ETag.All, async: false, cancellationToken).Completed();

    /// <summary>Inserts an entity; 409 <c>EntityAlreadyExists</c> when its keys are taken.</summary>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(entity, TableTransactionActionType.Add, ETag.All, async: true, cancellationToken).AsTask();

    /// <summary>Reads an entity by its keys; 404 <c>ResourceNotFound</c> without one.</summary>
    public virtual Response<T> GetEntity<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        GetCoreAsync<T>(partitionKey, rowKey, select, async: false, cancellationToken).Completed();

    /// <summary>Reads an entity by its keys; 404 <c>ResourceNotFound</c> without one.</summary>
    public virtual Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        GetCoreAsync<T>(partitionKey, rowKey, select, async: true, cancellationToken).AsTask();

    /// <summary>Reads an entity by its keys; no value without one.</summary>
    public virtual NullableResponse<T> GetEntityIfExists<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        GetIfExistsCoreAsync<T>(partitionKey, rowKey, select, async: false, cancellationToken).Completed();

    /// <summary>Reads an entity by its keys; no value without one.</summary>
    public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        GetIfExistsCoreAsync<T>(partitionKey, rowKey, select, async: true, cancellationToken).AsTask();

    /// <summary>Inserts the entity, or merges or replaces the one that is there, whatever its version.</summary>
    public virtual Response UpsertEntity<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(entity, EntityWrites.Upsert(mode), ETag.All, async: false, cancellationToken).Completed();

    /// <summary>Inserts the entity, or merges or replaces the one that is there, whatever its version.</summary>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(entity, EntityWrites.Upsert(mode), ETag.All, async: true, cancellationToken).AsTask();

    /// <summary>Merges or replaces an entity whose version is <paramref name="ifMatch"/> (<see cref="ETag.All"/>: any); 404 without one, 412 on another version.</summary>
    public virtual Response UpdateEntity<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(entity, EntityWrites.Update(mode), EntityWrites.Required(ifMatch), async: false, cancellationToken).Completed();

    /// <summary>Merges or replaces an entity whose version is <paramref name="ifMatch"/> (<see cref="ETag.All"/>: any); 404 without one, 412 on another version.</summary>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(entity, EntityWrites.Update(mode), EntityWrites.Required(ifMatch), async: true, cancellationToken).AsTask();

    /// <summary>Deletes an entity; the default <paramref name="ifMatch"/> means any version. A missing one is a success with status 404.</summary>
    public virtual Response DeleteEntity(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityCoreAsync(partitionKey, rowKey, ifMatch, async: false, cancellationToken).Completed();

    /// <summary>Deletes an entity; the default <paramref name="ifMatch"/> means any version. A missing one is a success with status 404.</summary>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityCoreAsync(partitionKey, rowKey, ifMatch, async: true, cancellationToken).AsTask();

    /// <summary>Deletes an entity; the default <paramref name="ifMatch"/> means any version. A missing one is a success with status 404.</summary>
    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityCoreAsync(entity.PartitionKey, entity.RowKey, ifMatch, async: false, cancellationToken).Completed();

    /// <summary>Deletes an entity; the default <paramref name="ifMatch"/> means any version. A missing one is a success with status 404.</summary>
    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityCoreAsync(entity.PartitionKey, entity.RowKey, ifMatch, async: true, cancellationToken).AsTask();

    /// <summary>The entities that match, in the order of their keys, fetched page by page while they are enumerated.</summary>
    public virtual Pageable<T> Query<T>(
        Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new FetchedPages<T>(Fetcher<T>(CreateQueryFilter(filter), maxPerPage, select), cancellationToken);

    /// <summary>The entities that match, in the order of their keys, fetched page by page while they are enumerated.</summary>
    public virtual Pageable<T> Query<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new FetchedPages<T>(Fetcher<T>(filter, maxPerPage, select), cancellationToken);

    /// <summary>The entities that match, in the order of their keys, fetched page by page while they are enumerated.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new FetchedAsyncPages<T>(Fetcher<T>(CreateQueryFilter(filter), maxPerPage, select), cancellationToken);

    /// <summary>The entities that match, in the order of their keys, fetched page by page while they are enumerated.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new FetchedAsyncPages<T>(Fetcher<T>(filter, maxPerPage, select), cancellationToken);

    /// <summary>Applies up to 100 actions on one partition, all or none.</summary>
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        SubmitCoreAsync(transactionActions, async: false, cancellationToken).Completed();

    /// <summary>Applies up to 100 actions on one partition, all or none.</summary>
    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        SubmitCoreAsync(transactionActions, async: true, cancellationToken).AsTask();

    /// <summary>An OData filter from a simple lambda: comparisons of properties with values, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c>.</summary>
    /// <exception cref="NotSupportedException">The service can't evaluate the expression.</exception>
    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => FilterExpressions.Translate(filter);

    /// <summary>An OData filter with the interpolated values quoted and escaped by their types.</summary>
    public static string CreateQueryFilter(FormattableString filter) => FilterLiterals.Format(filter);

    /// <summary>One write, without the entity around it.</summary>
    internal ValueTask<Response> ExecuteAsync(EntityOperation operation, CancellationToken cancellationToken) =>
        _backend.ExecuteAsync(Name, operation, async: true, cancellationToken);

    /// <summary>Up to 100 writes on one partition, all or none.</summary>
    internal ValueTask<IReadOnlyList<Response>> ExecuteAsync(IReadOnlyList<EntityOperation> operations, CancellationToken cancellationToken) =>
        _backend.ExecuteTransactionAsync(Name, operations, async: true, cancellationToken);

    private async ValueTask<Response<TableItem>> CreateCoreAsync(bool async, CancellationToken cancellationToken) =>
        Response.FromValue(new TableItem(Name), await _backend.CreateTableAsync(Name, async, cancellationToken));

    private ValueTask<Response<TableItem>> CreateIfNotExistsCoreAsync(bool async, CancellationToken cancellationToken) =>
        TableCreation.CreateIfNotExistsAsync(_backend, Name, async, cancellationToken);

    private ValueTask<Response> DeleteCoreAsync(bool async, CancellationToken cancellationToken) =>
        Missing.IsSuccessAsync(_backend.DeleteTableAsync(Name, async, cancellationToken));

    private ValueTask<Response> DeleteEntityCoreAsync(
        string partitionKey, string rowKey, ETag ifMatch, bool async, CancellationToken cancellationToken)
    {
        EntityOperation operation = EntityWrites.Delete(partitionKey, rowKey, ifMatch);
        return Missing.IsSuccessAsync(_backend.ExecuteAsync(Name, operation, async, cancellationToken));
    }

    private ValueTask<Response> WriteAsync(
        ITableEntity entity, TableTransactionActionType kind, ETag ifMatch, bool async, CancellationToken cancellationToken) =>
        _backend.ExecuteAsync(Name, EntityWrites.Write(entity, kind, ifMatch), async, cancellationToken);

    private async ValueTask<Response<T>> GetCoreAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select, bool async, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        EntityResult result = await ReadAsync(partitionKey, rowKey, select, async, cancellationToken);
        return result.Record is { } record
            ? Response.FromValue(EntityMapper<T>.Read(record), result.Response)
            : throw StorageFailures.From(result.Response);
    }

    private async ValueTask<NullableResponse<T>> GetIfExistsCoreAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select, bool async, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        EntityResult result = await ReadAsync(partitionKey, rowKey, select, async, cancellationToken);
        return result.Record is { } record
            ? Response.FromValue(EntityMapper<T>.Read(record), result.Response)
            : new NoValue<T>(result.Response);
    }

    private ValueTask<EntityResult> ReadAsync(
        string partitionKey, string rowKey, IEnumerable<string> select, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return _backend.GetEntityAsync(Name, partitionKey, rowKey, select?.ToArray(), async, cancellationToken);
    }

    private PageFetcher<T> Fetcher<T>(string filter, int? maxPerPage, IEnumerable<string> select)
        where T : class, ITableEntity
    {
        string[] names = select?.ToArray();
        return async (continuation, size, async, cancellationToken) =>
        {
            EntityQuery query = new(filter, size ?? maxPerPage, names, continuation);
            ResultPage<EntityRecord> page = await _backend.QueryEntitiesAsync(Name, query, async, cancellationToken);
            return Page<T>.FromValues([.. page.Values.Select(EntityMapper<T>.Read)], page.Continuation, page.Response);
        };
    }

    private async ValueTask<Response<IReadOnlyList<Response>>> SubmitCoreAsync(
        IEnumerable<TableTransactionAction> transactionActions, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        List<EntityOperation> operations = [.. transactionActions.Select(EntityWrites.FromAction)];
        if (operations.Count == 0)
        {
            throw new InvalidOperationException("A transaction needs at least one action.");
        }

        IReadOnlyList<Response> responses = await _backend.ExecuteTransactionAsync(Name, operations, async, cancellationToken);
        return Response.FromValue(responses, responses[^1]);
    }
}
