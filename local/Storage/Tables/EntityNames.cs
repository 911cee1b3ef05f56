namespace LeadToCash.Local.Storage.Tables;

internal static class EntityNames
{
    public const string PartitionKey = nameof(PartitionKey);
    public const string RowKey = nameof(RowKey);
    public const string Timestamp = nameof(Timestamp);
    public const string ETag = nameof(ETag);
    public const string ODataETag = "odata.etag";
    public const string TableName = nameof(TableName);

    /// <summary>Whether the service, not the application, owns the property of this name.</summary>
    public static bool IsSystem(string name) =>
        name is PartitionKey or RowKey or Timestamp or ODataETag || name.StartsWith("odata.", StringComparison.Ordinal);
}
