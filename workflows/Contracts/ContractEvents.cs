using System.Text.Json.Serialization;
using LeadToCash.Customers;

namespace LeadToCash.Contracts;

/// <summary>What has happened to a contract.</summary>
[JsonDerivedType(typeof(ContractBegun), nameof(ContractBegun))]
[JsonDerivedType(typeof(ContractReserved), nameof(ContractReserved))]
[JsonDerivedType(typeof(ContractReleased), nameof(ContractReleased))]
[JsonDerivedType(typeof(ContractExtended), nameof(ContractExtended))]
[JsonDerivedType(typeof(ContractChangeAgreed), nameof(ContractChangeAgreed))]
[JsonDerivedType(typeof(ContractChangeTookEffect), nameof(ContractChangeTookEffect))]
[JsonDerivedType(typeof(ContractCancelled), nameof(ContractCancelled))]
[JsonDerivedType(typeof(WithdrawalProposed), nameof(WithdrawalProposed))]
[JsonDerivedType(typeof(CancellationWithdrawn), nameof(CancellationWithdrawn))]
[JsonDerivedType(typeof(ContractOwnerReminded), nameof(ContractOwnerReminded))]
[JsonDerivedType(typeof(NoticeDayPassed), nameof(NoticeDayPassed))]
[JsonDerivedType(typeof(ContractRenewed), nameof(ContractRenewed))]
[JsonDerivedType(typeof(ContractEnded), nameof(ContractEnded))]
[JsonDerivedType(typeof(ContractStepTaken), nameof(ContractStepTaken))]
public abstract record ContractEvent
{
    private protected ContractEvent()
    {
    }
}

/// <summary>It began, or was taken over from elsewhere. Its process starts.</summary>
public sealed record ContractBegun(
    string Number, Party Customer, string Owner, string Currency, DateOnly Start, ContractTerms Terms, ContractTerm Term, IReadOnlyList<ContractLine> Lines, ContractOrigin Origin,
    DateOnly On) : ContractEvent
{
    /// <summary>Last local day that was billed elsewhere; null for the usual.</summary>
    public DateOnly? BilledUntil { get; init; }
}

/// <summary>A quote about it is being accepted.</summary>
public sealed record ContractReserved(string QuoteId, int QuoteVersion, DateTimeOffset Until) : ContractEvent;

/// <summary>The quote was not accepted after all.</summary>
public sealed record ContractReleased(string QuoteId, int QuoteVersion) : ContractEvent;

/// <summary>Its term is longer.</summary>
/// <param name="QuoteId">The quote that was accepted.</param>
/// <param name="QuoteVersion">Its version.</param>
/// <param name="Months">By how many months.</param>
/// <param name="Term">The term now.</param>
/// <param name="Before">Last day until now.</param>
/// <param name="EndsOn">Last day from now on.</param>
/// <param name="On">Local date.</param>
public sealed record ContractExtended(string QuoteId, int QuoteVersion, int Months, ContractTerm Term, DateOnly Before, DateOnly EndsOn, DateOnly On) : ContractEvent;

/// <summary>Other lines were agreed, from a day on.</summary>
/// <param name="Change">The change.</param>
/// <param name="On">Local date.</param>
/// <param name="IsPartOfExtension">The quote extends the contract as well.</param>
public sealed record ContractChangeAgreed(ScheduledChange Change, DateOnly On, bool IsPartOfExtension = false) : ContractEvent;

/// <summary>The lines that were agreed run.</summary>
/// <param name="QuoteId">Names the change.</param>
/// <param name="From">First day of the new lines.</param>
/// <param name="On">Local date.</param>
public sealed record ContractChangeTookEffect(string QuoteId, DateOnly From, DateOnly On) : ContractEvent;

/// <summary>Notice was given; the contract runs until its last day.</summary>
/// <param name="Cancellation">Who, when and until when.</param>
/// <param name="On">Local date.</param>
/// <param name="QuoteId">The quote through which it was approved; null for the customer's.</param>
public sealed record ContractCancelled(ContractCancellation Cancellation, DateOnly On, string? QuoteId = null) : ContractEvent;

/// <summary>One side wants to go on; the other one may agree.</summary>
public sealed record WithdrawalProposed(ContractSide By, DateOnly On) : ContractEvent;

/// <summary>Both sides want to go on: there is no notice any more.</summary>
public sealed record CancellationWithdrawn(ContractSide AgreedBy, DateOnly On) : ContractEvent;

/// <summary>The account owner is reminded of the last day of notice.</summary>
public sealed record ContractOwnerReminded(int Term, DateOnly LastNoticeDay) : ContractEvent;

/// <summary>The last day of notice is over and nobody cancelled: the contract goes on after this term.</summary>
public sealed record NoticeDayPassed(int Term, DateOnly LastNoticeDay) : ContractEvent;

/// <summary>A new term began.</summary>
/// <param name="Term">The term.</param>
/// <param name="EndsOn">Its last day; null when it runs until it is cancelled.</param>
/// <param name="On">Local date.</param>
public sealed record ContractRenewed(ContractTerm Term, DateOnly? EndsOn, DateOnly On) : ContractEvent;

/// <summary>It is over.</summary>
/// <param name="EndedOn">Its last day.</param>
/// <param name="On">Local date.</param>
public sealed record ContractEnded(DateOnly EndedOn, DateOnly On) : ContractEvent;

/// <summary>Somebody was told.</summary>
public sealed record ContractStepTaken(string Key, string? Reference) : ContractEvent;
