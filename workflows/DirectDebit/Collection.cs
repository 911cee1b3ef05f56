using System.Text.Json.Serialization;
using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>
/// The collection of one invoice by direct debit, with all its attempts. There is one case for each invoice, so that it can't be collected twice at a time: at most
/// one attempt is announced or in a file, whoever asks.
/// </summary>
public sealed record Collection : ICase<Collection, CollectionCommand, CollectionEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "directdebit";

    /// <summary>What is collected.</summary>
    public required CollectedInvoice Invoice { get; init; }

    /// <summary>The attempts, in order; at least one.</summary>
    public required IReadOnlyList<CollectionAttempt> Attempts { get; init; }

    /// <summary>The last attempt.</summary>
    [JsonIgnore]
    public CollectionAttempt Current => Attempts[^1];

    /// <summary>How the last attempt stands.</summary>
    public CollectionStatus Status => Current.Status;

    /// <summary>Whether letters have to wait: it is under way, or it failed and is to be collected again.</summary>
    [JsonIgnore]
    public bool IsUnderWay => Current.IsOpen || Current.Failure?.FollowUp == FollowUp.CollectAgain;

    /// <inheritdoc/>
    [JsonIgnore]
    public string? CustomerId => Invoice.CustomerId;

    /// <summary>The attempt of a reference; null if there is none.</summary>
    public CollectionAttempt? Find(string endToEndId) => Attempts.FirstOrDefault(attempt => attempt.EndToEndId == endToEndId);

    /// <inheritdoc/>
    public static Decision<CollectionEvent> Decide(Collection? state, CollectionCommand command, DateTimeOffset at) => CollectionDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static Collection Apply(Collection? state, CollectionEvent @event) => @event switch
    {
        CollectionAnnounced announced => new Collection { Invoice = announced.Invoice, Attempts = [.. state?.Attempts ?? [], AttemptOf(announced)] },
        CollectionPutIntoFile put => state!.With(put.EndToEndId, attempt => attempt with { Status = CollectionStatus.InFile, FileId = put.FileId, Transaction = put.Transaction }),
        CollectionSettled settled => state!.With(settled.EndToEndId, attempt => attempt with { Status = CollectionStatus.Collected, MovementId = settled.MovementId, PaymentId = settled.PaymentId }),
        CollectionReturned returned => state!.With(returned.EndToEndId, attempt => attempt with { Status = CollectionStatus.Returned, Failure = returned.Failure }),
        CollectionRejected rejected => state!.With(rejected.EndToEndId, attempt => attempt with { Status = CollectionStatus.Rejected, Failure = rejected.Failure }),
        CollectionCancelled cancelled => state!.With(cancelled.EndToEndId, attempt => attempt with { Status = CollectionStatus.Cancelled, CancelledBecause = cancelled.Reason }),
        CollectionGivenUp given => state!.With(given.EndToEndId, attempt => attempt with { Failure = attempt.Failure! with { FollowUp = FollowUp.AskCustomer, AgainOn = null } }),
        _ => throw new InvalidOperationException($"A collection does not know the event {@event.GetType().Name}."),
    };

    private static CollectionAttempt AttemptOf(CollectionAnnounced announced) => new()
    {
        EndToEndId = announced.EndToEndId,
        MandateReference = announced.MandateReference,
        Announced = announced.Amount,
        CollectOn = announced.CollectOn,
        AnnouncedOn = announced.AnnouncedOn,
        WithInvoice = announced.WithInvoice,
    };

    private Collection With(string endToEndId, Func<CollectionAttempt, CollectionAttempt> change) =>
        this with { Attempts = [.. Attempts.Select(attempt => attempt.EndToEndId == endToEndId ? change(attempt) : attempt)] };
}

/// <summary>The invoice that is collected.</summary>
/// <param name="InvoiceId">Its case id.</param>
/// <param name="Number">Its number.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Customer">Company or name.</param>
public sealed record CollectedInvoice(string InvoiceId, string Number, string CustomerId, string Customer);
