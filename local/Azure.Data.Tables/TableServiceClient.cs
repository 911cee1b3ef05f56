#nullable disable annotations
using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;
using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Tables;

namespace Azure.Data.Tables;

/// <summary>An account's tables. Safe to share between threads.</summary>
public class TableServiceClient
{
    private readonly ITableBackend _backend;

    /// <summary>For a test's mock.</summary>
    protected TableServiceClient()
    {
    }

    /// <summary>The account that <paramref name="connectionString"/> names.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>The account that <paramref name="connectionString"/> names.</summary>
    public TableServiceClient(string connectionString, TableClientOptions options = null) =>
        _backend = TableBackends.ForConnectionString(connectionString, options);

    /// <summary>The account at <paramref name="endpoint"/>, which carries its own authorization (a SAS).</summary>
    public TableServiceClient(Uri endpoint, TableClientOptions options = null) => _backend = TableBackends.ForUri(endpoint, options);

    /// <summary>The account at <paramref name="endpoint"/>.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>The account at <paramref name="endpoint"/>.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options) =>
        _backend = TableBackends.ForKey(endpoint, credential, options);

    /// <summary>The account at <paramref name="endpoint"/>, with an identity.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) =>
        _backend = TableBackends.ForToken(endpoint, tokenCredential, options);

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _backend.AccountName;

    /// <summary>The account's address.</summary>
    public virtual Uri Uri => _backend.ServiceUri;

    /// <summary>A table of the account; nothing is asked or created.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(_backend, tableName);

    /// <summary>Creates a table; 409 <c>TableAlreadyExists</c> when it is there.</summary>
    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) =>
        CreateCoreAsync(tableName, async: false, cancellationToken).Completed();

    /// <summary>Creates a table; 409 <c>TableAlreadyExists</c> when it is there.</summary>
    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        CreateCoreAsync(tableName, async: true, cancellationToken).AsTask();

    /// <summary>Creates a table unless it is there; a repeat is a success.</summary>
    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) =>
        TableCreation.CreateIfNotExistsAsync(_backend, tableName, async: false, cancellationToken).Completed();

    /// <summary>Creates a table unless it is there; a repeat is a success.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableCreation.CreateIfNotExistsAsync(_backend, tableName, async: true, cancellationToken).AsTask();

    /// <summary>Deletes a table with all its entities; a missing one is a success with status 404.</summary>
    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) =>
        DeleteCoreAsync(tableName, async: false, cancellationToken).Completed();

    /// <summary>Deletes a table with all its entities; a missing one is a success with status 404.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        DeleteCoreAsync(tableName, async: true, cancellationToken).AsTask();

    /// <summary>The tables that match, by name (<c>TableName</c> in a filter's text).</summary>
    public virtual Pageable<TableItem> Query(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new FetchedPages<TableItem>(Fetcher(filter, maxPerPage), cancellationToken);

    /// <summary>The tables that match, by name (<c>TableName</c> in a filter's text).</summary>
    public virtual Pageable<TableItem> Query(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new FetchedPages<TableItem>(Fetcher(CreateQueryFilter(filter), maxPerPage), cancellationToken);

    /// <summary>The tables that match, by name (<c>TableName</c> in a filter's text).</summary>
    public virtual Pageable<TableItem> Query(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new FetchedPages<TableItem>(Fetcher(CreateQueryFilter(filter), maxPerPage), cancellationToken);

    /// <summary>The tables that match, by name (<c>TableName</c> in a filter's text).</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new FetchedAsyncPages<TableItem>(Fetcher(filter, maxPerPage), cancellationToken);

    /// <summary>The tables that match, by name (<c>TableName</c> in a filter's text).</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new FetchedAsyncPages<TableItem>(Fetcher(CreateQueryFilter(filter), maxPerPage), cancellationToken);

    /// <summary>The tables that match, by name (<c>TableName</c> in a filter's text).</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new FetchedAsyncPages<TableItem>(Fetcher(CreateQueryFilter(filter), maxPerPage), cancellationToken);

    /// <summary>An OData filter with the interpolated values quoted and escaped by their types.</summary>
    public static string CreateQueryFilter(FormattableString filter) => FilterLiterals.Format(filter);

    /// <summary>An OData filter from a simple lambda over the table's name.</summary>
    /// <exception cref="NotSupportedException">The service can't evaluate the expression.</exception>
    public static string CreateQueryFilter(Expression<Func<TableItem, bool>> filter) => FilterExpressions.Translate(filter);

    private async ValueTask<Response<TableItem>> CreateCoreAsync(string tableName, bool async, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return Response.FromValue(new TableItem(tableName), await _backend.CreateTableAsync(tableName, async, cancellationToken));
    }

    private ValueTask<Response> DeleteCoreAsync(string tableName, bool async, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return Missing.IsSuccessAsync(_backend.DeleteTableAsync(tableName, async, cancellationToken));
    }

    private PageFetcher<TableItem> Fetcher(string filter, int? maxPerPage) => async (continuation, size, async, cancellationToken) =>
    {
        EntityQuery query = new(filter, size ?? maxPerPage, null, continuation);
        ResultPage<string> page = await _backend.QueryTablesAsync(query, async, cancellationToken);
        return Page<TableItem>.FromValues([.. page.Values.Select(name => new TableItem(name))], page.Continuation, page.Response);
    };
}
