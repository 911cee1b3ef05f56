using System.Text.Json.Serialization;
using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>A customer's mandate to debit his account by SEPA direct debit. Its case id is its reference.</summary>
public sealed record Mandate : ICase<Mandate, MandateCommand, MandateEvent>
{
    /// <summary>Months without a collection after which a mandate must not be used any more (SEPA rulebooks, section 4.1).</summary>
    public const int MonthsUnused = 36;

    /// <inheritdoc/>
    public static string CaseType => "mandate";

    /// <summary>What it says beside the account.</summary>
    public required MandateTerms Terms { get; init; }

    /// <summary>The account that is debited; null until it is granted.</summary>
    public MandateAccount? Account { get; init; }

    /// <summary>Local day of the signature; null until it is granted.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>How it can be shown; null until it is granted.</summary>
    public MandateEvidence? Evidence { get; init; }

    /// <summary>The changes of its account.</summary>
    public IReadOnlyList<MandateAmended> Amendments { get; init; } = [];

    /// <summary>The last collection that the bank knows of; null if there was none.</summary>
    public MandateUse? LastUse { get; init; }

    /// <summary>The one before; null if there was none.</summary>
    public MandateUse? UseBefore { get; init; }

    /// <summary>Day of the last collection that was handed in, be it rejected; null if there was none.</summary>
    public DateOnly? PresentedOn { get; init; }

    /// <summary>Whether the next collection is its last.</summary>
    public bool EndsWithNext { get; init; }

    /// <summary>Why it must not be used until its account is changed; null otherwise.</summary>
    public MandateSuspended? Suspended { get; init; }

    /// <summary>Why it must not be used any more; null otherwise.</summary>
    public MandateRevoked? Revoked { get; init; }

    /// <summary>How it stands, apart from its lapse, which only a date tells.</summary>
    public MandateStatus Status => this switch
    {
        { Revoked: not null } => MandateStatus.Revoked,
        { Account: null } => MandateStatus.Offered,
        { LastUse.Sequence: SequenceType.Ooff or SequenceType.Fnal } => MandateStatus.Used,
        { Suspended: not null } => MandateStatus.Suspended,
        _ => MandateStatus.Active,
    };

    /// <summary>Last day for a collection; null until it is granted.</summary>
    public DateOnly? LapsesAfter => (PresentedOn ?? SignedOn)?.AddMonths(MonthsUnused);

    /// <inheritdoc/>
    [JsonIgnore]
    public string? CustomerId => Terms.Debtor.CustomerId;

    /// <summary>Whether it may be used for a collection on a day.</summary>
    public bool IsUsableOn(DateOnly day) => Status == MandateStatus.Active && day <= LapsesAfter && day > SignedOn;

    /// <inheritdoc/>
    public static Decision<MandateEvent> Decide(Mandate? state, MandateCommand command, DateTimeOffset at) => MandateDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static Mandate Apply(Mandate? state, MandateEvent @event) => @event switch
    {
        MandateOffered offered => new Mandate { Terms = offered.Terms },
        MandateGranted granted => (state ?? new Mandate { Terms = granted.Terms }) with { Terms = granted.Terms, Account = granted.Account, SignedOn = granted.SignedOn, Evidence = granted.Evidence },
        MandateAmended amended => state! with { Account = amended.To, Amendments = [.. state!.Amendments, amended], Suspended = null },
        MandateUsed used => state! with { UseBefore = state!.LastUse, LastUse = used.Use, PresentedOn = Later(state!.PresentedOn, used.Use.On), EndsWithNext = false },
        MandateUseUndone => state! with { LastUse = state!.UseBefore, UseBefore = null, EndsWithNext = state!.LastUse?.Sequence == SequenceType.Fnal },
        MandateEndPlanned => state! with { EndsWithNext = true },
        MandateSuspended suspended => state! with { Suspended = suspended },
        MandateRevoked revoked => state! with { Revoked = revoked },
        _ => throw new InvalidOperationException($"A mandate does not know the event {@event.GetType().Name}."),
    };

    private static DateOnly Later(DateOnly? known, DateOnly day) => known > day ? known.Value : day;
}

/// <summary>How a mandate stands.</summary>
public enum MandateStatus
{
    /// <summary>The customer has a link and has not signed.</summary>
    Offered,

    /// <summary>It can be used, unless it has lapsed.</summary>
    Active,

    /// <summary>Its account can't be debited; another one makes it active again.</summary>
    Suspended,

    /// <summary>It was for one collection, or its last one is made.</summary>
    Used,

    /// <summary>It ended for ever.</summary>
    Revoked,
}
