using LeadToCash.Catalog;
using LeadToCash.DirectDebit;
using LeadToCash.Dunning;

namespace LeadToCash.OrderToCash;

/// <summary>What can be asked of an invoice.</summary>
public abstract record InvoiceCommand
{
    private InvoiceCommand()
    {
    }

    /// <summary>Issues it. One that was issued before stays as it is.</summary>
    public sealed record Issue(string Number, Bill Bill, DateOnly Date, DateOnly DueDate, DirectDebitTerms? DirectDebit = null) : InvoiceCommand;

    /// <summary>Money came. A payment that was recorded before changes nothing.</summary>
    /// <param name="PaymentId">Names the payment for ever.</param>
    /// <param name="Amount">What came.</param>
    /// <param name="At">When it was paid, UTC.</param>
    /// <param name="Discount">Cash discount to grant with it; at most what is open beside the amount. Null for none.</param>
    /// <param name="Means">Where it came in; null if nobody said.</param>
    /// <param name="FromCredit">Whether the books hold it as the customer's credit already.</param>
    public sealed record RecordPayment(
        string PaymentId, Money Amount, DateTimeOffset At, Money? Discount = null, string? Means = null, bool FromCredit = false) : InvoiceCommand;

    /// <summary>A payment went back. A return that was recorded before changes nothing.</summary>
    /// <param name="ReturnId">Names the return for ever.</param>
    /// <param name="PaymentId">What went back.</param>
    /// <param name="Reason">Why, as the bank or provider says.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="OwedFee">What the bank charged for it and the customer owes; null for nothing.</param>
    public sealed record ReturnPayment(string ReturnId, string PaymentId, string Reason, DateTimeOffset At, Money? OwedFee = null) : InvoiceCommand;

    /// <summary>Credits it, in part or as a whole. Under the id of a credit note that was granted before nothing changes.</summary>
    /// <param name="InvoiceId">Its own case id, which the credit note names.</param>
    /// <param name="CreditNoteId">Case id of the credit note.</param>
    /// <param name="Lines">What to credit by line of the invoice; null for all that is left.</param>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="By">Who grants it: <c>staff:anna</c>.</param>
    public sealed record Credit(string InvoiceId, string CreditNoteId, IReadOnlyList<CreditWish>? Lines, string Reason, string By) : InvoiceCommand;

    /// <summary>Credits what its order releases of a deposit. Under the id of a credit note that was granted before nothing changes.</summary>
    /// <param name="InvoiceId">Its own case id, which the credit note names.</param>
    /// <param name="CreditNoteId">Case id of the credit note.</param>
    /// <param name="Amounts">What, by rate.</param>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="By">Who releases it.</param>
    public sealed record CreditDeposit(string InvoiceId, string CreditNoteId, IReadOnlyList<TaxGroup> Amounts, string Reason, string By) : InvoiceCommand;

    /// <summary>Notes what a later invoice sets off of a deposit. An invoice that did so before changes nothing.</summary>
    /// <param name="InvoiceId">The invoice that sets it off.</param>
    /// <param name="Amounts">What, by rate.</param>
    public sealed record UseDeposit(string InvoiceId, IReadOnlyList<TaxGroup> Amounts) : InvoiceCommand;

    /// <summary>Notes that surplus was given back. A refund that was recorded before changes nothing.</summary>
    public sealed record Refund(string RefundId, Money Amount, string Means, DateTimeOffset At) : InvoiceCommand;

    /// <summary>Gives up what is open.</summary>
    public sealed record WriteOff(string Reason, string By) : InvoiceCommand;

    /// <summary>Reminds, unless it is paid or was reminded at this level.</summary>
    /// <param name="Level">From 1.</param>
    /// <param name="On">Local day; null before claims were reckoned.</param>
    /// <param name="Fee">What the letter costs the customer; null for nothing.</param>
    /// <param name="Asked">All that it asks for; null before claims were reckoned.</param>
    /// <param name="Facts">The invoice's facts by which it was reckoned; if there are others now, nothing is noted. Null for any.</param>
    /// <param name="RunId">The dunning run that sends it; null when it goes out by itself.</param>
    public sealed record Remind(int Level, DateOnly? On = null, Money? Fee = null, OpenAmounts? Asked = null, int? Facts = null, string? RunId = null) : InvoiceCommand;

    /// <summary>Notes a dispute. One that was noted before changes nothing.</summary>
    public sealed record Dispute(string DisputeId, DateOnly From, Money? Amount, string Reason, string By) : InvoiceCommand;

    /// <summary>Ends a dispute. One that is over stays as it ended.</summary>
    public sealed record EndDispute(string DisputeId, DateOnly Until, bool WasRejected, string By) : InvoiceCommand;

    /// <summary>Agrees on instalments.</summary>
    public sealed record AgreeInstalments(PaymentPlan Plan, string By) : InvoiceCommand;

    /// <summary>Hands it over to others. A second time changes nothing.</summary>
    public sealed record HandOver(string To, string By) : InvoiceCommand;

    /// <summary>Holds letters. A hold that is known changes nothing.</summary>
    /// <param name="HoldId">Names the hold.</param>
    /// <param name="Level">From which letter on; null for all.</param>
    /// <param name="Until">First local day on which they go out again; null until they are released.</param>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="By">Who holds them.</param>
    public sealed record HoldLetters(string HoldId, int? Level, DateOnly? Until, string Reason, string By) : InvoiceCommand;

    /// <summary>Ends a hold, or all of them. One that is over changes nothing.</summary>
    /// <param name="HoldId">Which; null for all.</param>
    /// <param name="By">Who releases them.</param>
    public sealed record ReleaseLetters(string? HoldId, string By) : InvoiceCommand;
}

/// <summary>What to credit of a line.</summary>
/// <param name="Line">Index of the line on the invoice, from 1.</param>
/// <param name="Quantity">How much of its quantity; above 0.</param>
public sealed record CreditWish(int Line, decimal Quantity);
