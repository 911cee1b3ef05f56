using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>The rules of a collection: one attempt at a time, never more than was announced and is open, each credited and returned once.</summary>
internal static class CollectionDecisions
{
    private static readonly Decision<CollectionEvent> Nothing = Decision<CollectionEvent>.Accept();

    public static Decision<CollectionEvent> Decide(Collection? collection, CollectionCommand command, DateTimeOffset at) => (collection, command) switch
    {
        (_, CollectionCommand.Announce announce) => Announce(collection, announce, at),
        (null, _) => Refuse("collection-unknown", "The invoice is not collected by direct debit."),
        (_, CollectionCommand.PutIntoFile put) => PutIntoFile(collection, put, at),
        (_, CollectionCommand.Settle settle) => Settle(collection, settle, at),
        (_, CollectionCommand.Return returned) => Return(collection, returned, at),
        (_, CollectionCommand.Reject reject) => Reject(collection, reject, at),
        (_, CollectionCommand.Cancel cancel) => Cancel(collection.Current, cancel, at),
        (_, CollectionCommand.GiveUp given) => collection.Current.Failure?.FollowUp == FollowUp.CollectAgain
            ? Accept(new CollectionGivenUp(collection.Current.EndToEndId, given.Reason, at))
            : Nothing,
        _ => throw new InvalidOperationException($"A collection does not know the command {command.GetType().Name}."),
    };

    private static Decision<CollectionEvent> Announce(Collection? collection, CollectionCommand.Announce announce, DateTimeOffset at) => collection switch
    {
        { Current.IsOpen: true } => Refuse("collection-under-way", $"Invoice {announce.Invoice.Number} is being collected already, on {collection.Current.CollectOn:yyyy-MM-dd}."),
        _ when announce.Amount.MinorUnits <= 0 => Refuse("collection-nothing", $"Nothing is open of invoice {announce.Invoice.Number}."),
        _ when announce.Amount.Currency != "EUR" => Refuse("collection-currency", "SEPA collects euros only."),
        _ => Accept(new CollectionAnnounced(
            announce.Invoice,
            CollectionIds.EndToEndId(announce.CollectionId, (collection?.Attempts.Count ?? 0) + 1),
            announce.MandateReference, announce.Amount, announce.CollectOn, announce.AnnouncedOn, announce.WithInvoice, announce.By, at)),
    };

    private static Decision<CollectionEvent> PutIntoFile(Collection collection, CollectionCommand.PutIntoFile put, DateTimeOffset at)
    {
        CollectionAttempt current = collection.Current;
        if (current.EndToEndId != put.EndToEndId || current.Status != CollectionStatus.Announced)
        {
            return collection.Find(put.EndToEndId)?.FileId == put.FileId
                ? Nothing
                : Refuse("collection-not-announced", $"{put.EndToEndId} is {collection.Find(put.EndToEndId)?.Status.ToString() ?? "unknown"}; only what is announced goes into a file.");
        }

        Money amount = put.Open < current.Announced ? put.Open : current.Announced;
        return amount.MinorUnits <= 0
            ? Refuse("collection-nothing", $"Nothing is open of invoice {collection.Invoice.Number}.")
            : Accept(new CollectionPutIntoFile(
                put.EndToEndId,
                put.FileId,
                new DebitTransaction(put.EndToEndId, amount, put.CollectOn, put.Scheme, current.MandateReference, put.Use, collection.Invoice.Number),
                at));
    }

    private static Decision<CollectionEvent> Settle(Collection collection, CollectionCommand.Settle settle, DateTimeOffset at) => collection.Find(settle.EndToEndId) switch
    {
        { Status: CollectionStatus.InFile } => Accept(new CollectionSettled(settle.EndToEndId, settle.MovementId, settle.PaymentId, at)),
        { MovementId: { } known } when known == settle.MovementId => Nothing,
        { MovementId: not null } => Refuse("collection-credited", $"{settle.EndToEndId} was credited before."),
        _ => Refuse("collection-not-in-file", $"{settle.EndToEndId} is in no file."),
    };

    private static Decision<CollectionEvent> Return(Collection collection, CollectionCommand.Return returned, DateTimeOffset at) => collection.Find(returned.EndToEndId) switch
    {
        { Status: CollectionStatus.Collected } => Accept(new CollectionReturned(returned.EndToEndId, Failure(collection, returned.Reason), at)),
        { Status: CollectionStatus.Returned } => Nothing,
        _ => Refuse("collection-not-credited", $"{returned.EndToEndId} was not credited, so it can't come back."),
    };

    private static Decision<CollectionEvent> Reject(Collection collection, CollectionCommand.Reject reject, DateTimeOffset at) => collection.Find(reject.EndToEndId) switch
    {
        { Status: CollectionStatus.InFile } => Accept(new CollectionRejected(reject.EndToEndId, Failure(collection, reject.Reason), at)),
        { Status: CollectionStatus.Rejected } => Nothing,
        _ => Refuse("collection-not-in-file", $"{reject.EndToEndId} does not wait for the bank."),
    };

    private static Decision<CollectionEvent> Cancel(CollectionAttempt current, CollectionCommand.Cancel cancel, DateTimeOffset at) => current.Status switch
    {
        CollectionStatus.Announced => Accept(new CollectionCancelled(current.EndToEndId, cancel.Reason, cancel.By, at)),
        CollectionStatus.InFile => Refuse("collection-in-file", $"{current.EndToEndId} is in file {current.FileId}; only the bank can stop it."),
        _ => Nothing,
    };

    /// <summary>What follows by the rule; one that was collected again as often as the rule allows is asked for instead.</summary>
    private static FailedCollection Failure(Collection collection, BankReason reason)
    {
        int before = collection.Attempts.Count(attempt => attempt.Failure?.Code == reason.Code);
        FollowUp followUp = reason.Rule.FollowUp == FollowUp.CollectAgain && before >= reason.Rule.Times ? FollowUp.AskCustomer : reason.Rule.FollowUp;
        DateOnly? again = followUp == FollowUp.CollectAgain ? reason.On.AddDays(reason.Rule.AfterDays) : null;
        return new FailedCollection(reason.Code, reason.Text, reason.Fee, reason.On, followUp, again);
    }

    private static Decision<CollectionEvent> Accept(CollectionEvent @event) => Decision<CollectionEvent>.Accept(@event);

    private static Decision<CollectionEvent> Refuse(string code, string reason) => Decision<CollectionEvent>.Refuse(code, reason);
}
