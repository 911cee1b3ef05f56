using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using LeadToCash.Local.Storage.Embedded;
using LeadToCash.Local.Storage.Http;

namespace LeadToCash.Local.Storage.Queues;

/// <summary>Chooses what stands behind a queue client.</summary>
internal static class QueueBackends
{
    private const string TokenScope = "https://storage.azure.com/.default";

    public static IQueueBackend ForConnectionString(string connectionString, QueueClientOptions? options)
    {
        StorageLocation location = StorageLocation.Parse(connectionString);
        if (location.EmbeddedKey is { } key)
        {
            return new EmbeddedQueues(key);
        }

        Uri endpoint = location.QueueEndpoint ?? throw new FormatException("The connection string names no queue endpoint.");
        if (location is { AccountKey: { } accountKey })
        {
            return Http(endpoint, options ?? new(), new QueueSharedKeyPolicy(new TableSharedKeyCredential(location.AccountName, accountKey)));
        }

        return ForUri(location.Signature is { } signature ? new UriBuilder(endpoint) { Query = signature }.Uri : endpoint, options);
    }

    /// <summary>An endpoint that carries its authorization (a SAS), or needs none.</summary>
    public static IQueueBackend ForUri(Uri endpoint, QueueClientOptions? options) => Http(endpoint, options ?? new(), null);

    public static IQueueBackend ForToken(Uri endpoint, TokenCredential credential, QueueClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return Http(endpoint, options ?? new(), new BearerTokenAuthenticationPolicy(credential, TokenScope));
    }

    private static HttpQueues Http(Uri endpoint, QueueClientOptions options, HttpPipelinePolicy? authorization)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new HttpQueues(endpoint, StoragePipeline.Build(options, options.VersionString, authorization));
    }
}
