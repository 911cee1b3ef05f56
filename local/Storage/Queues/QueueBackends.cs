using Azure.Core;
using Azure.Storage.Queues;

namespace LeadToCash.Local.Storage.Queues;

/// <summary>Chooses what stands behind a queue client.</summary>
internal static class QueueBackends
{
    public static IQueueBackend ForConnectionString(string connectionString, QueueClientOptions? options) =>
        throw new NotSupportedException(connectionString + options);

    public static IQueueBackend ForUri(Uri endpoint, QueueClientOptions? options) => throw new NotSupportedException(endpoint.ToString() + options);

    public static IQueueBackend ForToken(Uri endpoint, TokenCredential credential, QueueClientOptions? options) =>
        throw new NotSupportedException(endpoint.ToString() + credential + options);
}
