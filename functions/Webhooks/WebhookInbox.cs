using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using LeadToCash.Cases;
using LeadToCash.Telemetry;

namespace LeadToCash.Webhooks;

/// <summary>
/// Keeps deliveries, each under its source and event id once, and puts them in the queue. First kept, then queued: if the process dies in
/// between, the sender repeats, and a repetition of a delivery that is not handled yet is queued again.
/// </summary>
public sealed class WebhookInbox(CaseTables tables, QueueServiceClient queues, TimeProvider time)
{
    /// <summary>Name of the queue.</summary>
    public const string QueueName = "webhooks";

    private const int BytesPerProperty = 60_000;

    private readonly TableClient _table = tables.Named("webhooks");
    private readonly Lazy<QueueClient> _queue = new(() =>
    {
        QueueClient queue = queues.GetQueueClient(QueueName);
        queue.CreateIfNotExists();
        return queue;
    });

    /// <summary>Keeps a delivery and queues it.</summary>
    /// <returns>Whether it is new; a repetition changes nothing.</returns>
    public async Task<bool> AcceptAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        bool isNew = await TryAddAsync(delivery, cancellationToken);
        if (isNew || await StatusAsync(delivery, cancellationToken) == DeliveryStatus.Received)
        {
            await EnqueueAsync(delivery.Source, delivery.EventId, cancellationToken);
        }

        return isNew;
    }

    /// <summary>A delivery, or null.</summary>
    public async Task<WebhookDelivery?> FindAsync(string source, string eventId, CancellationToken cancellationToken)
    {
        if (!EventIds.IsUsable(source) || !EventIds.IsUsable(eventId))
        {
            return null;
        }

        string key = WebhookDelivery.KeyOf(source, eventId);
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(key, key, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Notes what came of a delivery.</summary>
    public Task MarkAsync(WebhookDelivery delivery, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        TableEntity change = new(delivery.Key, delivery.Key)
        {
            ["Status"] = outcome.Status.ToString(),
            ["Reason"] = outcome.Reason ?? "",
            ["HandledAt"] = time.GetUtcNow(),
        };
        return _table.UpdateEntityAsync(change, ETag.All, TableUpdateMode.Merge, cancellationToken);
    }

    /// <summary>Notes why a delivery could not be handled yet, for staff; it stays to be handled.</summary>
    public Task NoteAsync(WebhookDelivery delivery, string reason, CancellationToken cancellationToken) => _table.UpdateEntityAsync(
        new TableEntity(delivery.Key, delivery.Key) { ["Reason"] = reason }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    /// <summary>Has a delivery handled again, whatever came of it before.</summary>
    public async Task RedriveAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        TableEntity change = new(delivery.Key, delivery.Key) { ["Status"] = nameof(DeliveryStatus.Received), ["Reason"] = "" };
        await _table.UpdateEntityAsync(change, ETag.All, TableUpdateMode.Merge, cancellationToken);
        await EnqueueAsync(delivery.Source, delivery.EventId, cancellationToken);
    }

    private async Task<bool> TryAddAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        TableEntity row = new(delivery.Key, delivery.Key)
        {
            ["Source"] = delivery.Source,
            ["EventId"] = delivery.EventId,
            ["Topic"] = delivery.Topic,
            ["ReceivedAt"] = delivery.ReceivedAt,
            ["Status"] = delivery.Status.ToString(),
            ["TraceParent"] = TraceCarrier.Current,
        };
        for (int i = 0; i * BytesPerProperty < delivery.Body.Length; i++)
        {
            row["Body" + i] = delivery.Body[(i * BytesPerProperty)..Math.Min((i + 1) * BytesPerProperty, delivery.Body.Length)];
        }

        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            return false;
        }
    }

    private async Task<DeliveryStatus> StatusAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        TableEntity row = await _table.GetEntityAsync<TableEntity>(delivery.Key, delivery.Key, ["Status"], cancellationToken);
        return Enum.Parse<DeliveryStatus>(row.GetString("Status"));
    }

    private async Task EnqueueAsync(string source, string eventId, CancellationToken cancellationToken) =>
        await _queue.Value.SendMessageAsync(JsonSerializer.Serialize(new WebhookMessage(source, eventId), CaseJson.Options), cancellationToken: cancellationToken);

    private static WebhookDelivery Read(TableEntity row) => new()
    {
        Source = row.GetString("Source"),
        EventId = row.GetString("EventId"),
        Topic = row.GetString("Topic"),
        ReceivedAt = row.GetDateTimeOffset("ReceivedAt")!.Value,
        Status = Enum.Parse<DeliveryStatus>(row.GetString("Status")),
        Reason = row.GetString("Reason") is { Length: > 0 } reason ? reason : null,
        HandledAt = row.GetDateTimeOffset("HandledAt"),
        TraceParent = row.GetString("TraceParent"),
        Body = [.. Enumerable.Range(0, row.Count).Select(i => row.GetBinary("Body" + i)).TakeWhile(part => part is not null).SelectMany(part => part!)],
    };
}

/// <summary>A delivery that waits to be handled.</summary>
public sealed record WebhookMessage(string Source, string EventId);
