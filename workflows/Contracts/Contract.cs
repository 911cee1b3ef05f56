using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Contracts;

/// <summary>A running contract: what the sale of a subscription creates. Dates are local dates of our office, days included.</summary>
public sealed record Contract : ICase<Contract, ContractCommand, ContractEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "contract";

    /// <summary>Number that people read, <c>C-2026-00007</c>; the case's id as well.</summary>
    public required string Number { get; init; }

    /// <summary>With whom.</summary>
    public required Party Customer { get; init; }

    /// <summary>E-mail address of the member of staff who looks after it.</summary>
    public required string Owner { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Its terms.</summary>
    public required ContractTerms Terms { get; init; }

    /// <summary>The term that runs.</summary>
    public required ContractTerm Term { get; init; }

    /// <summary>What runs and costs how much, since the last change.</summary>
    public required IReadOnlyList<ContractLine> Lines { get; init; }

    /// <summary>What ran before, oldest first.</summary>
    public IReadOnlyList<PastLines> PastLines { get; init; } = [];

    /// <summary>First day of the present lines.</summary>
    public required DateOnly LinesFrom { get; init; }

    /// <summary>What was agreed and takes effect later, by date.</summary>
    public IReadOnlyList<ScheduledChange> Scheduled { get; init; } = [];

    /// <summary>Where it came from.</summary>
    public required ContractOrigin Origin { get; init; }

    /// <summary>Grows with all that changes what was agreed; quotes name the one that they are about.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The notice that was given; null while there is none.</summary>
    public ContractCancellation? Cancellation { get; init; }

    /// <summary>Who wants to withdraw the notice; the other one has not agreed yet.</summary>
    public ContractSide? WithdrawalBy { get; init; }

    /// <summary>The quote that is being accepted; until it is carried out nothing else changes the contract.</summary>
    public ContractReservation? Reservation { get; init; }

    /// <summary>The term in which the owner was reminded of the last day of notice; 0 for none.</summary>
    public int RemindedTerm { get; init; }

    /// <summary>The term whose last day of notice has passed; 0 for none.</summary>
    public int NoticePassedTerm { get; init; }

    /// <summary>Last day of a contract that is over.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Last local day that was billed elsewhere; null for the usual: the order bills the first period, and what was taken over is billed elsewhere for the periods that had begun.</summary>
    public DateOnly? BilledUntil { get; init; }

    /// <summary>What has changed, oldest first.</summary>
    public IReadOnlyList<ContractRecord> History { get; init; } = [];

    /// <summary>What others are still to be told, in order.</summary>
    public IReadOnlyList<ContractStep> Steps { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public ContractStatus Status => EndedOn is not null ? ContractStatus.Ended : Cancellation is not null ? ContractStatus.Cancelled : ContractStatus.Active;

    /// <summary>Last day as things are: of its cancellation, else of its term; null when it runs until it is cancelled.</summary>
    public DateOnly? EndsOn => EndedOn ?? Cancellation?.EffectiveOn ?? Term.End;

    /// <summary>Last day on which a cancellation ends it with this term; null when there is no such day, or it was cancelled.</summary>
    public DateOnly? LastNoticeDay => Cancellation is null && EndedOn is null && Terms.Renewal != RenewalKind.Ends && Term.End is { } end
        ? ContractDates.LastNoticeDay(Terms.Notice, end)
        : null;

    /// <inheritdoc/>
    public string? CustomerId => Customer.CustomerId;

    /// <inheritdoc/>
    public static Decision<ContractEvent> Decide(Contract? state, ContractCommand command, DateTimeOffset at) => ContractDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static Contract Apply(Contract? state, ContractEvent @event) => ContractHistory.Apply(state, @event);

    /// <summary>Last day if nothing else happens; null when it goes on.</summary>
    public DateOnly? FinalDay() => Cancellation?.EffectiveOn ?? (Terms.Renewal == RenewalKind.Ends ? Term.End : null);

    /// <summary>Why a quote about the contract can't be made or accepted; null when it can.</summary>
    public Refusal? Objection(ContractChange change) => ContractDecisions.Objection(this, change);

    /// <summary>The next local date and time at which something is due; null when nothing is.</summary>
    public (DateOnly Date, TimeOnly Time)? NextDue() => ContractPursuit.NextAt(this);

    /// <summary>The lines that run on a day, as agreed so far.</summary>
    public IReadOnlyList<ContractLine> LinesOn(DateOnly date) =>
        Scheduled.LastOrDefault(change => change.From <= date)?.Lines
        ?? (date >= LinesFrom ? Lines : PastLines.FirstOrDefault(past => date <= past.Until)?.Lines ?? []);
}

/// <summary>Where a contract stands.</summary>
public enum ContractStatus
{
    /// <summary>It runs.</summary>
    Active,

    /// <summary>Notice was given; it runs until its last day.</summary>
    Cancelled,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>One of the two.</summary>
public enum ContractSide
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>We.</summary>
    Us,
}

/// <summary>Where a contract came from.</summary>
/// <param name="OrderId">The order that created it; null for one that was taken over.</param>
/// <param name="OrderPositions">Positions of its lines in that order.</param>
/// <param name="QuoteId">The quote behind the order; null if there was none.</param>
/// <param name="QuoteVersion">Its version that was accepted.</param>
public sealed record ContractOrigin(string? OrderId, IReadOnlyList<int> OrderPositions, string? QuoteId = null, int? QuoteVersion = null);

/// <summary>Lines that ran before.</summary>
public sealed record PastLines(DateOnly From, DateOnly Until, IReadOnlyList<ContractLine> Lines);

/// <summary>A change that was agreed.</summary>
/// <param name="QuoteId">The quote that was accepted; names the change.</param>
/// <param name="QuoteVersion">Its version.</param>
/// <param name="From">First day of the new lines.</param>
/// <param name="Lines">All lines from then on.</param>
public sealed record ScheduledChange(string QuoteId, int QuoteVersion, DateOnly From, IReadOnlyList<ContractLine> Lines);

/// <summary>A notice that was given.</summary>
/// <param name="By">Who gave it.</param>
/// <param name="ReceivedOn">Local date of receipt.</param>
/// <param name="EffectiveOn">Last day of the contract.</param>
/// <param name="Reason">Why, if it was said.</param>
public sealed record ContractCancellation(ContractSide By, DateOnly ReceivedOn, DateOnly EffectiveOn, string? Reason);

/// <summary>Keeps the contract as it is while its quote is being accepted.</summary>
/// <param name="QuoteId">The quote.</param>
/// <param name="QuoteVersion">Its version.</param>
/// <param name="Until">When it ends by itself, should the acceptance never come; UTC.</param>
public sealed record ContractReservation(string QuoteId, int QuoteVersion, DateTimeOffset Until);

/// <summary>An entry of the contract's history.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="On">Local date.</param>
/// <param name="EffectiveOn">From or until when it counts: first day of new lines or of a term, last day of a contract.</param>
/// <param name="QuoteId">The quote behind it.</param>
/// <param name="QuoteVersion">Its version.</param>
public sealed record ContractRecord(ContractRecordKind Kind, DateOnly On, DateOnly? EffectiveOn = null, string? QuoteId = null, int? QuoteVersion = null);

/// <summary>What an entry of the history is about.</summary>
public enum ContractRecordKind
{
    /// <summary>It began.</summary>
    Begun,

    /// <summary>Its term was extended to a later last day.</summary>
    Extended,

    /// <summary>Other lines were agreed, from a day on.</summary>
    ChangeAgreed,

    /// <summary>Other lines run.</summary>
    ChangeTookEffect,

    /// <summary>Notice was given.</summary>
    Cancelled,

    /// <summary>The notice was withdrawn.</summary>
    CancellationWithdrawn,

    /// <summary>A new term began.</summary>
    Renewed,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>Something that somebody is to be told; the contract's process does so, once.</summary>
/// <param name="Key">Names it within the contract for ever.</param>
/// <param name="Kind">What.</param>
/// <param name="Date">The day that it is about.</param>
/// <param name="Text">What was said, if anything.</param>
public sealed record ContractStep(string Key, ContractStepKind Kind, DateOnly? Date = null, string? Text = null)
{
    /// <summary>Whether subscription billing is told; all other steps are mails or tasks.</summary>
    public bool IsForBackEnd() => Kind is ContractStepKind.ChangeBilling or ContractStepKind.EndBilling;
}

/// <summary>What somebody is to be told.</summary>
public enum ContractStepKind
{
    /// <summary>The customer: it has begun.</summary>
    TellBegun,

    /// <summary>The customer: it runs longer.</summary>
    TellExtended,

    /// <summary>The customer: other lines from a day on.</summary>
    TellChange,

    /// <summary>The customer: his notice was received, and until when the contract runs.</summary>
    ConfirmCancellation,

    /// <summary>The customer: we give notice.</summary>
    GiveNotice,

    /// <summary>The customer: we would like to go on; he may agree.</summary>
    OfferWithdrawal,

    /// <summary>Sales: the customer would like to go on; we may agree.</summary>
    ReportWithdrawal,

    /// <summary>The customer: the notice is withdrawn.</summary>
    TellWithdrawn,

    /// <summary>The account owner: the last day of notice comes.</summary>
    RemindOwner,

    /// <summary>The customer: it is over.</summary>
    TellEnded,

    /// <summary>Subscription billing: other lines run.</summary>
    ChangeBilling,

    /// <summary>Subscription billing: it is over.</summary>
    EndBilling,
}
