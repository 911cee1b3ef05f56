using Azure.Core;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Http;

/// <summary>One write as a request, alone or within a transaction.</summary>
internal sealed record EntityRequest(RequestMethod Method, string Path, List<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body);

internal static class EntityRequests
{
    private static readonly (string, string) NoContent = ("Prefer", "return-no-content");

    public static EntityRequest Of(string table, EntityOperation operation)
    {
        string path = Path(table, operation.PartitionKey, operation.RowKey);
        (string, string) ifMatch = ("If-Match", operation.IfMatch.ToString());
        return operation.Kind switch
        {
            TableTransactionActionType.Add => new(RequestMethod.Post, $"/{table}", [NoContent], EntityJson.Write(operation)),
            TableTransactionActionType.UpdateMerge => new(RequestMethod.Patch, path, [ifMatch], EntityJson.Write(operation)),
            TableTransactionActionType.UpdateReplace => new(RequestMethod.Put, path, [ifMatch], EntityJson.Write(operation)),
            TableTransactionActionType.UpsertMerge => new(RequestMethod.Patch, path, [], EntityJson.Write(operation)),
            TableTransactionActionType.UpsertReplace => new(RequestMethod.Put, path, [], EntityJson.Write(operation)),
            TableTransactionActionType.Delete => new(RequestMethod.Delete, path, [ifMatch], default),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.Kind, "Unknown kind of action."),
        };
    }

    /// <summary>An entity's address; quotes in keys are doubled.</summary>
    public static string Path(string table, string partitionKey, string rowKey) => $"/{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    private static string Key(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
