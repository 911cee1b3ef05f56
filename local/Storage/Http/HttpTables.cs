using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Http;

/// <summary>Tables of an account over its REST interface.</summary>
internal sealed class HttpTables(Uri endpoint, HttpPipeline pipeline) : ITableBackend
{
    private const string Json = "application/json;odata=minimalmetadata";

    public string AccountName { get; } = StorageLocation.AccountOf(endpoint);

    public Uri ServiceUri => endpoint;

    public Uri TableUri(string table) => new($"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{table}{endpoint.Query}");

    public async ValueTask<Response> CreateTableAsync(string table, bool async, CancellationToken cancellationToken)
    {
        StorageMeter.Count(ServiceUri, "table.create", table);
        Request request = Create(RequestMethod.Post, "/Tables");
        request.Headers.SetValue("Prefer", "return-no-content");
        SetBody(request, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { [EntityNames.TableName] = table }));
        return (await pipeline.SendAsync(request, async, cancellationToken)).OrThrow();
    }

    public async ValueTask<Response> DeleteTableAsync(string table, bool async, CancellationToken cancellationToken)
    {
        StorageMeter.Count(ServiceUri, "table.drop", table);
        Request request = Create(RequestMethod.Delete, $"/Tables('{Uri.EscapeDataString(table)}')");
        return (await pipeline.SendAsync(request, async, cancellationToken)).OrThrow();
    }

    public async ValueTask<ResultPage<string>> QueryTablesAsync(EntityQuery query, bool async, CancellationToken cancellationToken)
    {
        StorageMeter.Count(ServiceUri, "table.list", "");
        Request request = Create(RequestMethod.Get, "/Tables", QueryText.Of(query) + QueryText.Parameter("NextTableName", query.Continuation));
        Response response = (await pipeline.SendAsync(request, async, cancellationToken)).OrThrow();
        using JsonDocument document = JsonDocument.Parse(response.Content);
        List<string> names = [.. document.RootElement.GetProperty("value").EnumerateArray().Select(item => item.GetProperty(EntityNames.TableName).GetString()!)];
        return new(names, response.Headers.TryGetValue("x-ms-continuation-NextTableName", out string? next) ? next : null, response);
    }

    public async ValueTask<EntityResult> GetEntityAsync(
        string table, string partitionKey, string rowKey, IReadOnlyList<string>? select, bool async, CancellationToken cancellationToken)
    {
        StorageMeter.Count(ServiceUri, "table.get", table);
        Request request = Create(RequestMethod.Get, EntityRequests.Path(table, partitionKey, rowKey), QueryText.Select(select));
        Response response = await pipeline.SendAsync(request, async, cancellationToken);
        if (response.Status == 404)
        {
            return new(response, null);
        }

        using JsonDocument document = JsonDocument.Parse(response.OrThrow().Content);
        return new(response, EntityJson.Read(document.RootElement));
    }

    public async ValueTask<ResultPage<EntityRecord>> QueryEntitiesAsync(
        string table, EntityQuery query, bool async, CancellationToken cancellationToken)
    {
        StorageMeter.Count(ServiceUri, "table.query", table);
        Request request = Create(RequestMethod.Get, $"/{table}()", QueryText.Of(query) + QueryText.From(query.Continuation));
        Response response = (await pipeline.SendAsync(request, async, cancellationToken)).OrThrow();
        using JsonDocument document = JsonDocument.Parse(response.Content);
        List<EntityRecord> records = [.. document.RootElement.GetProperty("value").EnumerateArray().Select(EntityJson.Read)];
        return new(records, QueryText.Continuation(response), response);
    }

    public async ValueTask<Response> ExecuteAsync(string table, EntityOperation operation, bool async, CancellationToken cancellationToken)
    {
        StorageMeter.Count(ServiceUri, "table.write", table);
        EntityRequest parts = EntityRequests.Of(table, operation);
        Request request = Create(parts.Method, parts.Path);
        foreach ((string name, string value) in parts.Headers)
        {
            request.Headers.SetValue(name, value);
        }

        if (!parts.Body.IsEmpty)
        {
            SetBody(request, parts.Body);
        }

        return (await pipeline.SendAsync(request, async, cancellationToken)).OrThrow();
    }

    public async ValueTask<IReadOnlyList<Response>> ExecuteTransactionAsync(
        string table, IReadOnlyList<EntityOperation> operations, bool async, CancellationToken cancellationToken)
    {
        StorageMeter.Count(ServiceUri, "table.transaction", table);
        string boundary = $"batch_{Guid.NewGuid()}";
        Request request = Create(RequestMethod.Post, "/$batch");
        request.Headers.SetValue(HttpHeader.Names.ContentType, $"multipart/mixed; boundary={boundary}");
        request.Content = RequestContent.Create(Transactions.Write(boundary, endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/'), table, operations));
        return Transactions.Read(await pipeline.SendAsync(request, async, cancellationToken), operations.Count);
    }

    private Request Create(RequestMethod method, string path, string query = "")
    {
        Request request = pipeline.CreateRequest(method, endpoint, path, query);
        request.Headers.SetValue(HttpHeader.Names.Accept, Json);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        return request;
    }

    private static void SetBody(Request request, ReadOnlyMemory<byte> json)
    {
        request.Headers.SetValue(HttpHeader.Names.ContentType, "application/json");
        request.Content = RequestContent.Create(json);
    }
}
