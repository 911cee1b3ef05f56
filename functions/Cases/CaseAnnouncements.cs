using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LeadToCash.Cases;

/// <summary>Says on a queue that a case has moved on. The message carries no facts: who reads it reads the case.</summary>
/// <param name="CaseType">Kind of case.</param>
/// <param name="CaseId">Its id.</param>
/// <param name="Version">The version it has reached; null when the writer died before it could say, then the head tells.</param>
public sealed record CaseAnnouncement(string CaseType, string CaseId, long? Version);

/// <summary>An announcement that is in the queue but not yet visible.</summary>
public sealed record PendingAnnouncement(CaseAnnouncement Announcement, string MessageId, string PopReceipt);

/// <summary>
/// Announces cases so that no crash can lose one: the message is put into the queue, invisible, <em>before</em> the append, and
/// shown after it. If the process dies in between, the message appears by itself after <see cref="Safety"/>.
/// </summary>
public sealed class CaseAnnouncements(QueueServiceClient service)
{
    /// <summary>Name of the queue.</summary>
    public const string QueueName = "case-events";

    private static readonly TimeSpan Safety = TimeSpan.FromSeconds(30);

    private readonly Lazy<QueueClient> _queue = new(() =>
    {
        QueueClient queue = service.GetQueueClient(QueueName);
        queue.CreateIfNotExists();
        return queue;
    });

    /// <summary>Puts the message, invisible for half a minute.</summary>
    public async Task<PendingAnnouncement> PrepareAsync(string caseType, string caseId, CancellationToken cancellationToken)
    {
        CaseAnnouncement announcement = new(caseType, caseId, Version: null);
        SendReceipt receipt = await _queue.Value.SendMessageAsync(Serialize(announcement), Safety, cancellationToken: cancellationToken);
        return new PendingAnnouncement(announcement, receipt.MessageId, receipt.PopReceipt);
    }

    /// <summary>Shows the message, with the version that was reached.</summary>
    public async Task ReleaseAsync(PendingAnnouncement pending, long version, CancellationToken cancellationToken)
    {
        string text = Serialize(pending.Announcement with { Version = version });
        try
        {
            await _queue.Value.UpdateMessageAsync(pending.MessageId, pending.PopReceipt, text, TimeSpan.Zero, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status is 400 or 404)
        {
            // The append took longer than the safety time and the message is with a reader already; it must not be lost if that reader was too early.
            await _queue.Value.SendMessageAsync(text, cancellationToken: cancellationToken);
        }
    }

    private static string Serialize(CaseAnnouncement announcement) => JsonSerializer.Serialize(announcement, CaseJson.Options);
}
