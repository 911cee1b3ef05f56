using System.Text.Json.Serialization;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.DirectDebit;
using LeadToCash.Dunning;

namespace LeadToCash.OrderToCash;

/// <summary>An invoice, and what was paid, credited and written off of it; or a credit note, of which nothing is ever open.</summary>
public sealed record Invoice : ICase<Invoice, InvoiceCommand, InvoiceEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "invoice";

    /// <summary>Gap-free number, <c>RE-2026-00001</c>, of a credit note <c>GS-2026-00001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>An invoice, or a credit note.</summary>
    public BillKind Kind { get; init; }

    /// <summary>The order that it bills; null if it bills a contract that no order made.</summary>
    public string? OrderId { get; init; }

    /// <summary>Number of the order; null if there is none.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The contract that it bills; null if none.</summary>
    public string? ContractId { get; init; }

    /// <summary>The invoice that a credit note credits; null on invoices.</summary>
    public InvoiceReference? Credits { get; init; }

    /// <summary>How far it is settled.</summary>
    public InvoiceStatus Status => this switch
    {
        { Kind: BillKind.CreditNote } => InvoiceStatus.Credit,
        { WrittenOff: not null } => InvoiceStatus.WrittenOff,
        { Open.IsZero: true } when Credited == Crediting.Creditable(this) && !Credited.IsZero => InvoiceStatus.Cancelled,
        { Open.IsZero: true } => InvoiceStatus.Paid,
        { Payments.Count: > 0 } when Payments.Any(payment => !IsReturned(payment)) => InvoiceStatus.PartlyPaid,
        _ => InvoiceStatus.Open,
    };

    /// <summary>Who pays.</summary>
    public required Party Customer { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Customer.CustomerId;

    /// <summary>Date of issue, local.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Last day for payment, local.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>Local day of delivery or work; null when only the lines say.</summary>
    public DateOnly? SuppliedOn { get; init; }

    /// <summary>Whether it bills a part of its order.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether it asks for money before anything is supplied.</summary>
    public bool IsDeposit { get; init; }

    /// <summary>Whether it ends an order that had deposits.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Why it is credited, for people; null on invoices.</summary>
    public string? Reason { get; init; }

    /// <summary>What is billed.</summary>
    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>Tax by rate.</summary>
    public required IReadOnlyList<TaxGroup> TaxGroups { get; init; }

    /// <summary>Sum of the lines.</summary>
    public required Money Net { get; init; }

    /// <summary>Sum of the taxes.</summary>
    public required Money Tax { get; init; }

    /// <summary>Net and tax.</summary>
    public required Money Gross { get; init; }

    /// <summary>What is still to be paid; never below nothing.</summary>
    public required Money Open { get; init; }

    /// <summary>What was paid or credited beyond what is owed, and not given back yet.</summary>
    public Money Surplus => Open - Balance;

    /// <summary>
    /// What is owed less what came: above nothing it is open, below it is surplus. Events in any order of arrival come to the same.
    /// </summary>
    internal Money Balance => Kind == BillKind.CreditNote ? Open : Gross - Credited - Money.Sum(
        [
            .. Payments.Where(payment => !IsReturned(payment)).Select(payment => payment.Amount),
            .. Refunds.Select(refund => -refund.Amount),
            Discount,
            WrittenOff?.Amount ?? Money.Zero(Gross.Currency),
        ],
        Gross.Currency);

    /// <summary>Cash discount that is granted: what came with payments, less what lapsed as they went back or as the invoice was credited.</summary>
    public Money Discount => Money.Sum(
        [
            .. Payments.Select(payment => payment.Discount).OfType<Money>(),
            .. Returns.Select(returned => -(returned.DiscountLapsed ?? Money.Zero(Gross.Currency))),
            .. CreditNotes.Select(credit => -(credit.DiscountLapsed ?? Money.Zero(Gross.Currency))),
        ],
        Gross.Currency);

    /// <summary>Sum of its credit notes, tax included.</summary>
    public Money Credited => Money.Sum(CreditNotes.Select(credit => credit.Bill.Gross), Gross.Currency);

    /// <summary>Hours of work as reported; null if there was none.</summary>
    public decimal? ReportedHours { get; init; }

    /// <summary>Of a collective invoice: the bills that are on it, in the order of their lines; empty on others.</summary>
    public IReadOnlyList<CollectedBill> Collected { get; init; } = [];

    /// <summary>How many taxes, each rounded by itself, a tax group may be the sum of.</summary>
    public int TaxesSummed { get; init; } = 1;

    /// <summary>The orders that it bills.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> OrderIds => OrderId is { } only
        ? [only]
        : [.. Collected.Where(bill => bill.Origin == BillOrigins.Order).Select(bill => bill.OriginId).Distinct()];

    /// <summary>What came, also what was returned later.</summary>
    public IReadOnlyList<PaymentReceived> Payments { get; init; } = [];

    /// <summary>What went back.</summary>
    public IReadOnlyList<PaymentReturned> Returns { get; init; } = [];

    /// <summary>What was credited.</summary>
    public IReadOnlyList<InvoiceCredited> CreditNotes { get; init; } = [];

    /// <summary>What of the surplus was given back.</summary>
    public IReadOnlyList<SurplusRefunded> Refunds { get; init; } = [];

    /// <summary>Of a deposit: what later invoices set off.</summary>
    public IReadOnlyList<DepositUsed> Uses { get; init; } = [];

    /// <summary>That and why it will not be paid; null otherwise.</summary>
    public InvoiceWrittenOff? WrittenOff { get; init; }

    /// <summary>Level of the last reminder; 0 if there was none.</summary>
    public int ReminderLevel { get; init; }

    /// <summary>The reminders that were sent.</summary>
    public IReadOnlyList<ReminderSent> Letters { get; init; } = [];

    /// <summary>What the customer disputed, also what is over.</summary>
    public IReadOnlyList<InvoiceDisputed> Disputes { get; init; } = [];

    /// <summary>The disputes that are over.</summary>
    public IReadOnlyList<DisputeEnded> DisputesEnded { get; init; } = [];

    /// <summary>Instalments that were agreed.</summary>
    public IReadOnlyList<PaymentPlan> Plans { get; init; } = [];

    /// <summary>Who collects it instead of us; null while we do.</summary>
    public InvoiceHandedOver? HandedOver { get; init; }

    /// <summary>The holds of its letters that nobody released; some may be over by their date.</summary>
    public IReadOnlyList<LetterHold> Holds { get; init; } = [];

    /// <summary>Grows with all that happens to it, so that a letter can tell whether it still says what is so.</summary>
    public int Facts { get; init; }

    /// <summary>That it is collected by direct debit, as it says itself; null if the customer transfers.</summary>
    public DirectDebitTerms? DirectDebit { get; init; }

    /// <summary>Whether nothing more is to be collected.</summary>
    [JsonIgnore]
    public bool IsSettled => Open.IsZero || Kind == BillKind.CreditNote;

    /// <summary>Case id of the one invoice of an order that is billed at once.</summary>
    public static string IdOf(string orderId) => orderId + "-invoice";

    /// <summary>Case id of a deposit of an order.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="sequence">The how-manieth, from 1.</param>
    public static string DepositIdOf(string orderId, int sequence) => $"{orderId}-deposit-{sequence}";

    /// <summary>Case id of a part of an order's bill.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="sequence">The how-manieth, from 1.</param>
    public static string IdOf(string orderId, int sequence) => $"{orderId}-invoice-{sequence}";

    /// <summary>Index of a line of a bill on this invoice, from 1; on a collective invoice it is another one than on the bill.</summary>
    /// <param name="billId">The bill, by the case id that its own invoice has or would have had.</param>
    /// <param name="line">Index on the bill, from 1.</param>
    public int LineOf(string billId, int line) => Collected.FirstOrDefault(bill => bill.BillId == billId) is { } collected ? collected.FirstLine + line - 1 : line;

    /// <summary>Whether a payment went back.</summary>
    public bool IsReturned(PaymentReceived payment) => Returns.Any(returned => returned.PaymentId == payment.PaymentId);

    /// <inheritdoc/>
    public static Decision<InvoiceEvent> Decide(Invoice? state, InvoiceCommand command, DateTimeOffset at) => InvoiceDecisions.Decide(state, command, at);

    /// <inheritdoc/>
    public static Invoice Apply(Invoice? state, InvoiceEvent @event) => After(state, @event) with { Facts = (state?.Facts ?? 0) + 1 };

    private static Invoice After(Invoice? state, InvoiceEvent @event) => @event switch
    {
        InvoiceIssued issued => Of(issued),
        PaymentReceived payment => state! with { Open = payment.Open, Payments = [.. state!.Payments, payment] },
        PaymentReturned returned => state! with { Open = returned.Open, Returns = [.. state!.Returns, returned] },
        InvoiceCredited credited => state! with { Open = credited.Open, CreditNotes = [.. state!.CreditNotes, credited] },
        SurplusRefunded refund => state! with { Refunds = [.. state!.Refunds, refund] },
        InvoiceWrittenOff given => state! with { Open = Money.Zero(state!.Gross.Currency), WrittenOff = given },
        ReminderSent reminder => state! with { ReminderLevel = reminder.Level, Letters = [.. state!.Letters, reminder] },
        InvoiceDisputed disputed => state! with { Disputes = [.. state!.Disputes, disputed] },
        DisputeEnded ended => state! with { DisputesEnded = [.. state!.DisputesEnded, ended] },
        InstalmentsAgreed agreed => state! with { Plans = [.. state!.Plans, agreed.Plan] },
        InvoiceHandedOver over => state! with { HandedOver = over },
        LettersHeld held => state! with { Holds = [.. state!.Holds, held.Hold] },
        DepositUsed used => state! with { Uses = [.. state!.Uses, used] },
        LettersReleased released => state! with { Holds = [.. state!.Holds.Where(hold => hold.HoldId != released.HoldId)] },
        _ => throw new InvalidOperationException($"An invoice does not know the event {@event.GetType().Name}."),
    };

    private static Invoice Of(InvoiceIssued issued) => new()
    {
        Number = issued.Number,
        Kind = issued.Bill.Kind,
        OrderId = issued.Bill.OrderId,
        OrderNumber = issued.Bill.OrderNumber,
        ContractId = issued.Bill.ContractId,
        Credits = issued.Bill.Credits,
        Customer = issued.Bill.Customer,
        Date = issued.Date,
        DueDate = issued.DueDate,
        SuppliedOn = issued.Bill.SuppliedOn,
        IsDeposit = issued.Bill.IsDeposit,
        IsFinal = issued.Bill.IsFinal,
        IsPartial = issued.Bill.IsPartial,
        Reason = issued.Bill.Reason,
        Lines = issued.Bill.Lines,
        TaxGroups = issued.Bill.TaxGroups,
        Net = issued.Bill.Net,
        Tax = issued.Bill.Tax,
        Gross = issued.Bill.Gross,
        Open = issued.Bill.Kind == BillKind.CreditNote ? Money.Zero(issued.Bill.Gross.Currency) : issued.Bill.Gross,
        ReportedHours = issued.Bill.ReportedHours,
        Collected = issued.Bill.Collected,
        TaxesSummed = issued.Bill.TaxesSummed,
        DirectDebit = issued.DirectDebit,
    };
}

/// <summary>How far an invoice is settled.</summary>
public enum InvoiceStatus
{
    /// <summary>Nothing was paid.</summary>
    Open,

    /// <summary>Something was paid, something is open.</summary>
    PartlyPaid,

    /// <summary>Nothing is open.</summary>
    Paid,

    /// <summary>All of it was credited.</summary>
    Cancelled,

    /// <summary>What was open was given up.</summary>
    WrittenOff,

    /// <summary>It is a credit note.</summary>
    Credit,
}
