using System.Text.Json.Serialization;

namespace LeadToCash.DirectDebit;

/// <summary>What has happened to a collection.</summary>
[JsonDerivedType(typeof(CollectionAnnounced), nameof(CollectionAnnounced))]
[JsonDerivedType(typeof(CollectionPutIntoFile), nameof(CollectionPutIntoFile))]
[JsonDerivedType(typeof(CollectionSettled), nameof(CollectionSettled))]
[JsonDerivedType(typeof(CollectionReturned), nameof(CollectionReturned))]
[JsonDerivedType(typeof(CollectionRejected), nameof(CollectionRejected))]
[JsonDerivedType(typeof(CollectionCancelled), nameof(CollectionCancelled))]
[JsonDerivedType(typeof(CollectionGivenUp), nameof(CollectionGivenUp))]
public abstract record CollectionEvent
{
    private protected CollectionEvent()
    {
    }
}

/// <summary>An attempt was announced.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="EndToEndId">The attempt.</param>
/// <param name="MandateReference">The mandate.</param>
/// <param name="Amount">What the debtor is told.</param>
/// <param name="CollectOn">Day of collection, a TARGET day.</param>
/// <param name="AnnouncedOn">Local day.</param>
/// <param name="WithInvoice">Whether the invoice itself tells him.</param>
/// <param name="By">Who wanted it.</param>
/// <param name="At">When, UTC.</param>
public sealed record CollectionAnnounced(
    CollectedInvoice Invoice, string EndToEndId, string MandateReference, Money Amount, DateOnly CollectOn, DateOnly AnnouncedOn, bool WithInvoice, string By, DateTimeOffset At) : CollectionEvent;

/// <summary>It is in a file for the bank.</summary>
public sealed record CollectionPutIntoFile(string EndToEndId, string FileId, DebitTransaction Transaction, DateTimeOffset At) : CollectionEvent;

/// <summary>The bank credited it.</summary>
public sealed record CollectionSettled(string EndToEndId, string MovementId, string PaymentId, DateTimeOffset At) : CollectionEvent;

/// <summary>It came back after it was credited.</summary>
public sealed record CollectionReturned(string EndToEndId, FailedCollection Failure, DateTimeOffset At) : CollectionEvent;

/// <summary>The bank did not take it.</summary>
public sealed record CollectionRejected(string EndToEndId, FailedCollection Failure, DateTimeOffset At) : CollectionEvent;

/// <summary>It was called off.</summary>
public sealed record CollectionCancelled(string EndToEndId, string Reason, string By, DateTimeOffset At) : CollectionEvent;

/// <summary>It is not collected again after all.</summary>
public sealed record CollectionGivenUp(string EndToEndId, string Reason, DateTimeOffset At) : CollectionEvent;
