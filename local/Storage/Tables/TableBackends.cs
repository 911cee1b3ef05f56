using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Embedded;
using LeadToCash.Local.Storage.Http;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>Chooses what stands behind a table client.</summary>
internal static class TableBackends
{
    public static ITableBackend ForConnectionString(string connectionString, TableClientOptions? options)
    {
        StorageLocation location = StorageLocation.Parse(connectionString);
        if (location.EmbeddedKey is { } key)
        {
            return new EmbeddedTables(key);
        }

        Uri endpoint = location.TableEndpoint ?? throw new FormatException("The connection string names no table endpoint.");
        if (location is { AccountKey: { } accountKey })
        {
            return ForKey(endpoint, new TableSharedKeyCredential(location.AccountName, accountKey), options);
        }

        return ForUri(location.Signature is { } signature ? new UriBuilder(endpoint) { Query = signature }.Uri : endpoint, options);
    }

    /// <summary>An endpoint that carries its authorization (a SAS), or needs none.</summary>
    public static ITableBackend ForUri(Uri endpoint, TableClientOptions? options) => Http(endpoint, options ?? new(), null);

    public static ITableBackend ForKey(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Http(endpoint, options ?? new(), new TableSharedKeyPolicy(credential));
    }

    public static ITableBackend ForToken(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new();
        string audience = (options.Audience ?? TableAudience.AzurePublicCloud).ToString().TrimEnd('/');
        return Http(endpoint, options, new BearerTokenAuthenticationPolicy(credential, $"{audience}/.default"));
    }

    private static HttpTables Http(Uri endpoint, TableClientOptions options, HttpPipelinePolicy? authorization)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new HttpTables(endpoint, StoragePipeline.Build(options, options.VersionString, authorization));
    }

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
