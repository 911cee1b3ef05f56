using Azure;
using Azure.Data.Tables;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>One write; a batch of them in one partition is a transaction. <see cref="IfMatch"/> is <see cref="ETag.All"/> when unconditional.</summary>
internal sealed record EntityOperation(
    TableTransactionActionType Kind, string PartitionKey, string RowKey, ETag IfMatch, List<EntityProperty> Properties);

/// <summary>What a query asks for; <see cref="Continuation"/> is what the page before returned.</summary>
internal readonly record struct EntityQuery(string? Filter, int? PageSize, IReadOnlyList<string>? Select, string? Continuation);

/// <summary>A read entity; <see cref="Record"/> is null when there is none and <see cref="Response"/> says why (404).</summary>
internal readonly record struct EntityResult(Response Response, EntityRecord? Record);

/// <summary>A page of a listing and where the next one starts (null: it was the last).</summary>
internal readonly record struct ResultPage<T>(IReadOnlyList<T> Values, string? Continuation, Response Response);

/// <summary>
/// Where tables live. Failures are <see cref="RequestFailedException"/>s with the service's status and error code. With <c>async</c> false
/// the returned task is already complete, as in Azure's own clients, so that the synchronous members need no thread of their own.
/// </summary>
internal interface ITableBackend
{
    string AccountName { get; }

    Uri ServiceUri { get; }

    Uri TableUri(string table);

    ValueTask<Response> CreateTableAsync(string table, bool async, CancellationToken cancellationToken);

    ValueTask<Response> DeleteTableAsync(string table, bool async, CancellationToken cancellationToken);

    ValueTask<ResultPage<string>> QueryTablesAsync(EntityQuery query, bool async, CancellationToken cancellationToken);

    ValueTask<EntityResult> GetEntityAsync(
        string table, string partitionKey, string rowKey, IReadOnlyList<string>? select, bool async, CancellationToken cancellationToken);

    ValueTask<ResultPage<EntityRecord>> QueryEntitiesAsync(string table, EntityQuery query, bool async, CancellationToken cancellationToken);

    ValueTask<Response> ExecuteAsync(string table, EntityOperation operation, bool async, CancellationToken cancellationToken);

    /// <summary>All or nothing; one response per operation, or a <see cref="TableTransactionFailedException"/> that names the one refused.</summary>
    ValueTask<IReadOnlyList<Response>> ExecuteTransactionAsync(
        string table, IReadOnlyList<EntityOperation> operations, bool async, CancellationToken cancellationToken);
}
