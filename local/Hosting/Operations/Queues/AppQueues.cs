using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Hosting.Functions;
using LeadToCash.Local.Hosting.Operations.Pages;
using LeadToCash.Local.Hosting.Queues;
using LeadToCash.Local.Hosting.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting.Operations.Queues;

/// <summary>The queues that the app's functions are triggered by.</summary>
internal sealed class AppQueues(HostParts parts, StorageConnections connections, IConfiguration settings)
{
    /// <summary>As many as one call of storage shows.</summary>
    private const int MostShown = 32;

    private readonly Lazy<IReadOnlyList<AppQueue>> _all = new(() => Find(parts.Catalog, connections, settings));

    public IReadOnlyList<AppQueue> All => _all.Value;

    public AppQueue? Find(string name) => All.FirstOrDefault(queue => string.Equals(queue.Name, name, StringComparison.Ordinal));

    /// <summary>How full each queue is, with the first poison messages if they are asked for: two storage requests each, up to four with messages.</summary>
    public async Task<IReadOnlyList<QueueModel>> ReadAsync(bool withMessages, CancellationToken cancellation) =>
        await Task.WhenAll(All.Select(queue => ReadAsync(queue, withMessages, cancellation)));

    private async Task<QueueModel> ReadAsync(AppQueue queue, bool withMessages, CancellationToken cancellation)
    {
        int length = await LengthAsync(queue.Main, cancellation);
        int poison = await LengthAsync(queue.Poison, cancellation);
        PeekedMessage[] first = withMessages && length > 0 ? await queue.Main.PeekMessagesAsync(1, cancellation) : [];
        PeekedMessage[] messages = withMessages && poison > 0 ? await queue.Poison.PeekMessagesAsync(MostShown, cancellation) : [];
        return new QueueModel(queue.Name, queue.Functions, length, first.FirstOrDefault()?.InsertedOn, poison, [.. messages.Select(Describe)]);
    }

    private MessageModel Describe(PeekedMessage message) => new(message.MessageId, message.InsertedOn, Body(message.Body.ToString()));

    private System.Text.Json.Nodes.JsonNode? Body(string text)
    {
        try
        {
            bool isDecoded = QueueText.TryDecode(text, parts.HostJson.Queues.IsBase64, out BinaryData body);
            return Parts.Json(isDecoded ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body.ToMemory().Span) : text);
        }
        catch (DecoderFallbackException)
        {
            return Parts.Json(text); // bytes that are no text: shown as they were sent, in base64
        }
    }

    private static async Task<int> LengthAsync(QueueClient queue, CancellationToken cancellation)
    {
        try
        {
            QueueProperties properties = await queue.GetPropertiesAsync(cancellation);
            return properties.ApproximateMessagesCount;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return 0;
        }
    }

    private static IReadOnlyList<AppQueue> Find(FunctionCatalog catalog, StorageConnections connections, IConfiguration settings) =>
    [
        .. from entry in catalog.TriggeredBy<QueueTriggerAttribute>()
           let name = SettingNames.Resolve(settings, entry.Trigger.QueueName, entry.Function.Name)
           let connection = connections.Of(entry.Trigger.Connection, entry.Function.Name)
           group entry.Function.Name by (name, connection) into functions
           orderby functions.Key.name
           select new AppQueue(
               functions.Key.name,
               [.. functions],
               new QueueClient(functions.Key.connection, functions.Key.name),
               new QueueClient(functions.Key.connection, functions.Key.name + QueueMessageHandler.PoisonSuffix)),
    ];
}

/// <summary>A queue and where its poison messages go.</summary>
internal sealed record AppQueue(string Name, IReadOnlyList<string> Functions, QueueClient Main, QueueClient Poison);
