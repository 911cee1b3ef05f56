using Azure.Core;
using Azure.Data.Tables;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>Chooses what stands behind a table client.</summary>
internal static class TableBackends
{
    public static ITableBackend ForConnectionString(string connectionString, TableClientOptions? options) =>
        throw new NotSupportedException(connectionString + options);

    public static ITableBackend ForUri(Uri endpoint, TableClientOptions? options) => throw new NotSupportedException(endpoint.ToString() + options);

    public static ITableBackend ForKey(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        throw new NotSupportedException(endpoint.ToString() + credential + options);

    public static ITableBackend ForToken(Uri endpoint, TokenCredential credential, TableClientOptions? options) =>
        throw new NotSupportedException(endpoint.ToString() + credential + options);

    /// <summary>A table's address is its account's plus one segment.</summary>
    public static (Uri Service, string Table) SplitTableUri(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        UriBuilder service = new(endpoint);
        string path = service.Path.TrimEnd('/');
        int slash = path.LastIndexOf('/');
        service.Path = path[..slash];
        return (service.Uri, Uri.UnescapeDataString(path[(slash + 1)..]));
    }
}
