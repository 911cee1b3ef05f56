using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>The rules of a mandate.</summary>
internal static class MandateDecisions
{
    private static readonly Decision<MandateEvent> Nothing = Decision<MandateEvent>.Accept();

    public static Decision<MandateEvent> Decide(Mandate? mandate, MandateCommand command, DateTimeOffset at) => (mandate, command) switch
    {
        (null, MandateCommand.Offer offer) => Accept(new MandateOffered(offer.Terms, offer.By, at)),
        (_, MandateCommand.Offer) => Nothing,
        (_, MandateCommand.Grant grant) => Grant(mandate, grant, at),
        (null, _) => Refuse("mandate-unknown", "There is no such mandate."),
        (_, MandateCommand.UndoUse undo) => mandate.LastUse?.EndToEndId == undo.EndToEndId ? Accept(new MandateUseUndone(undo.EndToEndId, at)) : Nothing,
        ({ Status: MandateStatus.Revoked }, MandateCommand.Revoke or MandateCommand.Suspend) => Nothing,
        ({ Status: MandateStatus.Revoked }, _) => Refuse("mandate-revoked", $"The mandate was revoked: {mandate.Revoked!.Reason}"),
        (_, MandateCommand.Revoke revoke) => Accept(new MandateRevoked(revoke.Reason, revoke.By, at)),
        ({ Account: null }, _) => Refuse("mandate-not-granted", "The mandate has not been granted yet."),
        (_, MandateCommand.Amend amend) => Amend(mandate, amend, at),
        (_, MandateCommand.Use use) => Use(mandate, use, at),
        (_, MandateCommand.PlanEnd plan) => PlanEnd(mandate, plan, at),
        (_, MandateCommand.Suspend suspend) => mandate.Suspended is null ? Accept(new MandateSuspended(suspend.Code, suspend.Reason, at)) : Nothing,
        _ => throw new InvalidOperationException($"A mandate does not know the command {command.GetType().Name}."),
    };

    private static Decision<MandateEvent> Grant(Mandate? mandate, MandateCommand.Grant grant, DateTimeOffset at) => mandate switch
    {
        { Account: not null } => Nothing,
        { Revoked: not null } => Refuse("mandate-revoked", $"The mandate was called off: {mandate.Revoked.Reason}"),
        _ when (mandate?.Terms ?? grant.Terms) is { } terms => Accept(new MandateGranted(terms, grant.Account, grant.SignedOn, grant.Evidence, at)),
        _ => Refuse("mandate-unknown", "There is no such mandate."),
    };

    private static Decision<MandateEvent> Amend(Mandate mandate, MandateCommand.Amend amend, DateTimeOffset at) => mandate switch
    {
        { Status: MandateStatus.Used } => Refuse("mandate-used", "The mandate was used for the last time; a new one is needed."),
        { Suspended: null } when mandate.Account == amend.Account => Nothing,
        _ => Accept(new MandateAmended(mandate.Account!, amend.Account, amend.Note, amend.By, at)),
    };

    private static Decision<MandateEvent> Use(Mandate mandate, MandateCommand.Use use, DateTimeOffset at)
    {
        if (mandate.LastUse?.EndToEndId == use.EndToEndId || mandate.UseBefore?.EndToEndId == use.EndToEndId)
        {
            return Nothing;
        }

        return mandate.IsUsableOn(use.On)
            ? Accept(new MandateUsed(new MandateUse(use.EndToEndId, use.On, SequenceOf(mandate, use), mandate.SignedOn!.Value, mandate.Account!, AmendmentOf(mandate)), at))
            : Refuse("mandate-not-usable", Objection(mandate, use.On));
    }

    private static Decision<MandateEvent> PlanEnd(Mandate mandate, MandateCommand.PlanEnd plan, DateTimeOffset at) => mandate switch
    {
        { EndsWithNext: true } => Nothing,
        { Terms.Kind: MandateKind.OneOff } or { Status: MandateStatus.Used } => Refuse("mandate-one-off", "The mandate ends with its collection anyway."),
        _ => Accept(new MandateEndPlanned(plan.By, at)),
    };

    private static SequenceType SequenceOf(Mandate mandate, MandateCommand.Use use) => mandate switch
    {
        { Terms.Kind: MandateKind.OneOff } => SequenceType.Ooff,
        { EndsWithNext: true } => SequenceType.Fnal,
        { LastUse: null } when use.MarksFirst => SequenceType.Frst,
        _ => SequenceType.Rcur,
    };

    private static AccountAmendment? AmendmentOf(Mandate mandate) => mandate is { LastUse.Account: { } known, Account: { } now } && known.Iban != now.Iban
        ? new AccountAmendment(known.IsOfSameBank(now) ? known.Iban : null)
        : null;

    private static string Objection(Mandate mandate, DateOnly day) => mandate switch
    {
        { Status: MandateStatus.Suspended } => $"The mandate's account can't be debited ({mandate.Suspended!.Code}).",
        { Status: MandateStatus.Used } => "The mandate was used for the last time.",
        _ when day > mandate.LapsesAfter => $"The mandate lapsed after {mandate.LapsesAfter:yyyy-MM-dd}, {Mandate.MonthsUnused} months without a collection.",
        _ => $"The mandate is of {mandate.SignedOn:yyyy-MM-dd}, not before {day:yyyy-MM-dd}.",
    };

    private static Decision<MandateEvent> Accept(MandateEvent @event) => Decision<MandateEvent>.Accept(@event);

    private static Decision<MandateEvent> Refuse(string code, string reason) => Decision<MandateEvent>.Refuse(code, reason);
}
