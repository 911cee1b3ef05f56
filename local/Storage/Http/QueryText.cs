using System.Globalization;
using Azure;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Http;

/// <summary>A query as an address's parameters, each with its leading ampersand.</summary>
internal static class QueryText
{
    public static string Of(EntityQuery query) =>
        Parameter("$filter", string.IsNullOrWhiteSpace(query.Filter) ? null : query.Filter)
        + Parameter("$top", query.PageSize?.ToString(CultureInfo.InvariantCulture))
        + Select(query.Select);

    public static string Select(IReadOnlyList<string>? names) => Parameter("$select", names is null or [] ? null : string.Join(',', names));

    public static string Parameter(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    /// <summary>A continuation token is the two keys that the service gave, joined by a space.</summary>
    public static string From(string? continuation) => continuation?.Split(' ', 2) switch
    {
        null => "",
        [var partition] => Parameter("NextPartitionKey", partition),
        [var partition, var row, ..] => Parameter("NextPartitionKey", partition) + Parameter("NextRowKey", row),
        _ => "",
    };

    public static string? Continuation(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out string? partition))
        {
            return null;
        }

        return response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out string? row) ? $"{partition} {row}" : partition;
    }
}
