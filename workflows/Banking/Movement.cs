using System.Text.Json.Serialization;
using LeadToCash.Banking.Matching;
using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>A movement of money on an account of ours, and what became of it: every line of a statement is one.</summary>
public sealed record Movement : ICase<Movement, MovementCommand, MovementEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "movement";

    /// <summary>What the bank said.</summary>
    public required MovementEntry Entry { get; init; }

    /// <summary>The statement with which it came first; null for a provider's payment.</summary>
    public string? StatementId { get; init; }

    /// <summary>How far it is.</summary>
    public MovementStatus Status => this switch
    {
        { Dismissed: not null } => MovementStatus.Dismissed,
        { ReturnFound: not null } => MovementStatus.Returned,
        { Entry.IsReceipt: true, Decided: true, Left.IsZero: true } => MovementStatus.Booked,
        { OnAccountOf: not null } => MovementStatus.OnAccount,
        { Unclear: not null } => MovementStatus.Unclear,
        _ => MovementStatus.New,
    };

    /// <summary>What it pays; without what was withdrawn.</summary>
    public IReadOnlyList<BookedAllocation> Allocations { get; init; } = [];

    /// <summary>How many allocations there ever were, from which payments are numbered.</summary>
    public int AllocationCount { get; init; }

    /// <summary>Fee that banks kept and we bear: so much more than was booked counts as paid.</summary>
    public required Money Fee { get; init; }

    /// <summary>What of it is or will be given back.</summary>
    public IReadOnlyList<MovementRefunded> Refunds { get; init; } = [];

    /// <summary>What is neither allocated nor given back; never below nothing, nothing when money went.</summary>
    public Money Left => Entry.IsReceipt
        ? Entry.Amount + Fee - Money.Sum(Allocations.Select(one => one.What.Amount), Fee.Currency) - Money.Sum(Refunds.Select(one => one.Amount), Fee.Currency)
        : Money.Zero(Fee.Currency);

    /// <summary>Whether the books hold what is left as the customer's credit once something was decided; not of movements of old.</summary>
    public bool InBooks { get; init; }

    /// <summary>What of it the books hold as the customer's credit.</summary>
    [JsonIgnore]
    public Money OnCredit => this is { InBooks: true, Decided: true, Dismissed: null } ? Left : Money.Zero(Fee.Currency);

    /// <summary>Whether anything was decided yet.</summary>
    public bool Decided { get; init; }

    /// <summary>What a person has to clarify; null if nothing.</summary>
    public MovementUnclear? Unclear { get; init; }

    /// <summary>The customer to whom what is left belongs; null if nobody said.</summary>
    public MovementPutOnAccount? OnAccountOf { get; init; }

    /// <summary>The payment that came back with it; null if it is no return or its payment is not known yet.</summary>
    public PaymentReturnFound? ReturnFound { get; init; }

    /// <summary>That and why it is no money of customers; null otherwise.</summary>
    public MovementDismissed? Dismissed { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => OnAccountOf?.CustomerId ?? (Allocations is [{ } first, ..] ? first.What.CustomerId : null);

    /// <inheritdoc/>
    public static Decision<MovementEvent> Decide(Movement? state, MovementCommand command, DateTimeOffset at) => MovementDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static Movement Apply(Movement? state, MovementEvent @event) => @event switch
    {
        MovementImported imported => new Movement { Entry = imported.Entry, StatementId = imported.StatementId, InBooks = imported.InBooks, Fee = Money.Zero(imported.Entry.Amount.Currency) },
        MovementAllocated allocated => state! with
        {
            Allocations = [.. state!.Allocations, .. allocated.Allocations],
            AllocationCount = state!.AllocationCount + allocated.Allocations.Count,
            Fee = allocated.Fee is { } fee ? state!.Fee + fee : state!.Fee,
            Decided = true,
            Unclear = null,
        },
        MovementUnclear unclear => state! with { Unclear = unclear, Decided = true },
        MovementPutOnAccount account => state! with { OnAccountOf = account, Unclear = null, Decided = true },
        MovementRefunded refund => state! with { Refunds = [.. state!.Refunds, refund], Decided = true },
        AllocationWithdrawn withdrawn => state! with
        {
            Allocations = [.. state!.Allocations.Where(one => one.PaymentId != withdrawn.PaymentId)],
            Unclear = new MovementUnclear(withdrawn.Reason, [], withdrawn.At),
        },
        PaymentReturnFound found => state! with { ReturnFound = found, Unclear = null, Decided = true },
        MovementDismissed dismissed => state! with { Dismissed = dismissed, Unclear = null, Decided = true },
        _ => throw new InvalidOperationException($"A movement does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>How far a movement is.</summary>
public enum MovementStatus
{
    /// <summary>Nothing was decided yet.</summary>
    New,

    /// <summary>All of it pays something or goes back.</summary>
    Booked,

    /// <summary>A person has to say what it is.</summary>
    Unclear,

    /// <summary>What is left belongs to a customer, for invoices to come.</summary>
    OnAccount,

    /// <summary>It is a return, and its payment is open again.</summary>
    Returned,

    /// <summary>It is no money of customers.</summary>
    Dismissed,
}
