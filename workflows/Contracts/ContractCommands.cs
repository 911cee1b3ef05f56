using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Contracts;

/// <summary>What can be asked of a contract.</summary>
public abstract record ContractCommand
{
    private ContractCommand()
    {
    }

    /// <summary>Begins it, or takes it over from elsewhere. One that exists stays as it is.</summary>
    public sealed record Begin(
        string Number, Party Customer, string Owner, string Currency, DateOnly Start, ContractTerms Terms, ContractTerm Term, IReadOnlyList<ContractLine> Lines, ContractOrigin Origin,
        DateOnly Today) : ContractCommand
    {
        /// <summary>Last local day that was billed elsewhere; null for the usual.</summary>
        public DateOnly? BilledUntil { get; init; }
    }

    /// <summary>Keeps it as it is while a quote about it is being accepted. Refused when it is no longer what the quote is about.</summary>
    public sealed record Reserve(string QuoteId, int QuoteVersion, ContractChange Change) : ContractCommand;

    /// <summary>The quote was not accepted after all.</summary>
    public sealed record Release(string QuoteId, int QuoteVersion) : ContractCommand;

    /// <summary>Carries out what a quote that was accepted says; once for each quote.</summary>
    /// <param name="QuoteId">The quote.</param>
    /// <param name="QuoteVersion">The version that was accepted.</param>
    /// <param name="Change">What it changes.</param>
    /// <param name="Months">By how many months it extends the contract; null for none.</param>
    /// <param name="Lines">All lines from then on.</param>
    /// <param name="Today">Local date of the acceptance.</param>
    public sealed record CarryOut(
        string QuoteId, int QuoteVersion, ContractChange Change, int? Months, IReadOnlyList<ContractLine> Lines, DateOnly Today) : ContractCommand;

    /// <summary>Gives notice. One that was cancelled stays as it is.</summary>
    /// <param name="By">Who.</param>
    /// <param name="ReceivedOn">Local date of receipt.</param>
    /// <param name="Wished">Not before this day; null for as soon as possible.</param>
    /// <param name="Reason">Why, if it was said.</param>
    /// <param name="Today">Local date.</param>
    /// <param name="Revision">Refused unless the contract is still at it; null for whatever it is.</param>
    /// <param name="QuoteId">The quote through which it was approved.</param>
    public sealed record Cancel(
        ContractSide By, DateOnly ReceivedOn, DateOnly? Wished, string? Reason, DateOnly Today, int? Revision = null, string? QuoteId = null) : ContractCommand;

    /// <summary>One side wants to withdraw the notice, or agrees that the other one does.</summary>
    public sealed record WithdrawCancellation(ContractSide By, DateOnly Today) : ContractCommand;

    /// <summary>Does what is due: changes take effect, the term ends, the owner is reminded.</summary>
    /// <param name="Today">Local date.</param>
    /// <param name="Time">Local time of day.</param>
    public sealed record Pursue(DateOnly Today, TimeOnly Time) : ContractCommand;

    /// <summary>Notes that somebody was told.</summary>
    /// <param name="Key">The step.</param>
    /// <param name="Reference">What the other side calls it.</param>
    public sealed record NoteStep(string Key, string? Reference) : ContractCommand;
}
