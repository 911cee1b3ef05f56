using LeadToCash.Availability;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What can be asked of a quote.</summary>
public abstract record QuoteCommand
{
    private QuoteCommand()
    {
    }

    /// <summary>Opens the quote.</summary>
    public sealed record Request(string QuoteId, string Number, QuoteRequest Content) : QuoteCommand;

    /// <summary>Starts a new version with other lines or another discount.</summary>
    /// <param name="From">Version that the change starts from; refused when there is a newer one.</param>
    /// <param name="Requester">E-mail address of who asks.</param>
    /// <param name="Lines">What is wanted now.</param>
    /// <param name="Discount">Asked for now.</param>
    /// <param name="Terms">Terms other than the usual ones.</param>
    /// <param name="Message">What we write to the customer with it.</param>
    public sealed record Revise(
        int From, string Requester, IReadOnlyList<RequestedLine> Lines, Percentage Discount, QuoteTerms? Terms = null, string? Message = null) : QuoteCommand;

    /// <summary>Begins a draft: of a new quote, or of the version after the current one.</summary>
    /// <param name="QuoteId">Case id.</param>
    /// <param name="Number">Number that people read.</param>
    /// <param name="From">Version that it starts from; 0 for a new quote. Refused when there is a newer one.</param>
    /// <param name="Author">E-mail address, or another name, of who writes.</param>
    /// <param name="Content">What is written.</param>
    public sealed record OpenDraft(string QuoteId, string Number, int From, string Author, QuoteDraftContent Content) : QuoteCommand;

    /// <summary>Changes the draft.</summary>
    /// <param name="Revision">The one that the author saw; refused when there is a newer one that says something else.</param>
    /// <param name="Author">E-mail address, or another name, of who writes.</param>
    /// <param name="Content">All of the draft, as it is to be.</param>
    /// <param name="From">Carries the draft on: the current version, which it is now made from; null to leave that as it is.</param>
    public sealed record SaveDraft(int Revision, string Author, QuoteDraftContent Content, int? From = null) : QuoteCommand;

    /// <summary>Throws the draft away.</summary>
    /// <param name="Revision">The one that was seen; refused when there is a newer one.</param>
    public sealed record DiscardDraft(int Revision) : QuoteCommand;

    /// <summary>Makes the draft a version.</summary>
    /// <param name="Revision">The one that the author saw; refused when there is a newer one.</param>
    /// <param name="Author">E-mail address of who submits it.</param>
    /// <param name="Content">What is submitted; it may differ from what was saved last.</param>
    /// <param name="Checked">The same, complete.</param>
    public sealed record SubmitDraft(int Revision, string Author, QuoteDraftContent Content, QuoteRequest Checked) : QuoteCommand;

    /// <summary>Gives a version its prices and says who must approve them.</summary>
    public sealed record SetPrices(
        int QuoteVersion, PricedContent Content, string Fingerprint, IReadOnlyList<RequiredApproval> Approvals, bool DistinctApprovers = false) : QuoteCommand;

    /// <summary>Does what is due in a step: asks, reminds, hands over, escalates, ends it.</summary>
    /// <param name="QuoteVersion">The version.</param>
    /// <param name="Step">The step.</param>
    /// <param name="Pool">Who could be asked now.</param>
    public sealed record PursueApproval(int QuoteVersion, ApprovalStep Step, ApproverPool Pool) : QuoteCommand;

    /// <summary>Asks for the approval of a step of before there were stages.</summary>
    public sealed record AskApproval(int QuoteVersion, ApprovalStep Step, string Approver, ApprovalSchedule Schedule) : QuoteCommand;

    /// <summary>Notes that the approver of a step of before there were stages is reminded.</summary>
    public sealed record RemindApprover(int QuoteVersion, ApprovalStep Step) : QuoteCommand;

    /// <summary>Lets another one decide too a step of before there were stages.</summary>
    public sealed record Escalate(int QuoteVersion, ApprovalStep Step, string Deputy) : QuoteCommand;

    /// <summary>Decides a step.</summary>
    /// <param name="QuoteVersion">The version that the approver saw.</param>
    /// <param name="Step">The step.</param>
    /// <param name="Seat">Who decides, by his seat in the step.</param>
    /// <param name="Approved">Yes or no.</param>
    /// <param name="Comment">What the approver says; a no needs it.</param>
    /// <param name="Fingerprint">Of the content that the approver saw; null where the version alone says it.</param>
    /// <param name="MadeAt">When the approver decided, if he was offline then; UTC.</param>
    public sealed record DecideApproval(
        int QuoteVersion, ApprovalStep Step, string Seat, bool Approved, string? Comment, string? Fingerprint = null, DateTimeOffset? MadeAt = null) : QuoteCommand;

    /// <summary>Ends a step of before there were stages that nobody decided in time; nothing happens if somebody did.</summary>
    public sealed record ExpireApproval(int QuoteVersion, ApprovalStep Step) : QuoteCommand;

    /// <summary>Hands the quote to the customer.</summary>
    public sealed record Release(int QuoteVersion, QuoteValidity Validity) : QuoteCommand;

    /// <summary>Notes that the customer is reminded; nothing happens once he has answered.</summary>
    public sealed record RemindCustomer(int QuoteVersion) : QuoteCommand;

    /// <summary>Notes which goods are held for a version.</summary>
    public sealed record Promise(int QuoteVersion, StockPromises Promises) : QuoteCommand;

    /// <summary>The customer asks for other quantities, options, optional lines or another price, or just asks.</summary>
    /// <param name="QuoteVersion">The version that he saw.</param>
    /// <param name="Lines">Lines by name; those that say what the version says already count for nothing.</param>
    /// <param name="CounterNet">The net that he would pay; null if he says nothing about it.</param>
    /// <param name="Comment">What he writes.</param>
    public sealed record AskForChange(int QuoteVersion, IReadOnlyList<WishedLine> Lines, Money? CounterNet, string? Comment) : QuoteCommand;

    /// <summary>One of us writes to the customer without changing the quote.</summary>
    public sealed record Reply(int QuoteVersion, string Author, string Text) : QuoteCommand;

    /// <summary>The customer accepts.</summary>
    public sealed record Accept(int QuoteVersion) : QuoteCommand;

    /// <summary>The customer declines.</summary>
    public sealed record Decline(int QuoteVersion, string? Reason) : QuoteCommand;

    /// <summary>Notes that what needs no acceptance is done, or why not.</summary>
    public sealed record Conclude(int QuoteVersion, string? Note) : QuoteCommand;

    /// <summary>Ends a quote whose validity is over; nothing happens once the customer has answered.</summary>
    public sealed record Expire(int QuoteVersion) : QuoteCommand;
}
