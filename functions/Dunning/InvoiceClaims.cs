using LeadToCash.Calendar;
using LeadToCash.Contracts;
using LeadToCash.OrderToCash;
using Microsoft.Extensions.Options;

namespace LeadToCash.Dunning;

/// <summary>Reckons the claim of an invoice from the facts that its case holds. Changes nothing.</summary>
public sealed class InvoiceClaims(LatePaymentLaw law, DunningPolicy policy, BusinessCalendars calendars, IOptions<DunningOptions> options)
{
    /// <summary>The claim with all that happened to it.</summary>
    public Claim Of(Invoice invoice) => new()
    {
        Id = invoice.Number,
        Amount = Crediting.Creditable(invoice),
        Debtor = ContractProducts.IsConsumer(invoice.Customer) ? DebtorKind.Consumer : DebtorKind.Business,
        AroseOn = invoice.SuppliedOn ?? invoice.Date,
        DueDate = invoice.DueDate,
        DueDateIsAgreed = options.Value.DueDateIsAgreed,
        InvoiceReceivedOn = invoice.Date,
        SupplyReceivedOn = invoice.SuppliedOn,
        WaivesFlatFee = !options.Value.AsksFlatFee || invoice.Gross.Currency != "EUR",
        RemindersReceivedOn = [.. invoice.Letters.Select(LocalDate)],
        Payments = [.. invoice.Payments.Select(payment => PaymentOf(invoice, payment))],
        Credits = [.. CreditsOf(invoice)],
        Costs =
        [
            .. invoice.Letters.Where(letter => letter.Fee is not null).Select(letter => new Cost($"letter-{letter.Level}", LocalDate(letter), letter.Fee!.Value, CostKind.Reminder)),
            .. invoice.Returns.Where(returned => returned.OwedFee is not null)
                .Select(returned => new Cost("return-" + returned.ReturnId, calendars.Own.DateOf(returned.At), returned.OwedFee!.Value, CostKind.ReturnedDebit)),
        ],
        Disputes = [.. invoice.Disputes.Select(dispute => DisputeOf(invoice, dispute))],
        Plans = invoice.Plans,
    };

    /// <summary>
    /// The claim at the end of a day. Where the base rate of a half-year is missing, at the end of the last day before it that is known: what came later is
    /// not guessed, and the statement's own date says so.
    /// </summary>
    public ClaimStatement StatementOf(Invoice invoice, DateOnly asOf)
    {
        Claim claim = Of(invoice);
        try
        {
            return ClaimAccount.On(claim, law, calendars.Own, asOf);
        }
        catch (BaseRateMissingException missing) when (missing.HalfYear.AddDays(-1) < asOf)
        {
            return ClaimAccount.On(claim, law, calendars.Own, missing.HalfYear.AddDays(-1));
        }
    }

    /// <summary>Which letter is to be sent on a day.</summary>
    public NextLetter LetterOf(Invoice invoice, ClaimStatement statement, DateOnly today)
    {
        if (invoice.HandedOver is not null)
        {
            return new NextLetter.None(NoLetterReason.AllSent);
        }

        DunningScheme scheme = SchemeOf(invoice);
        return LetterRule.Of(Of(invoice), statement, scheme, [.. invoice.Letters.Select(letter => new SentLetter(letter.Level, LocalDate(letter)))], calendars.Own, today);
    }

    /// <summary>The letters of a level's text.</summary>
    public DunningLevel LevelOf(Invoice invoice, int level) => SchemeOf(invoice).Levels.First(one => one.Level == level);

    /// <summary>The group of an invoice's customer.</summary>
    public string GroupOf(Invoice invoice) => options.Value.GroupByCustomer.GetValueOrDefault(invoice.CustomerId ?? "", options.Value.Group);

    /// <summary>How an invoice's letters go out.</summary>
    public LetterDispatch DispatchOf(Invoice invoice) => options.Value.LettersByGroup.GetValueOrDefault(GroupOf(invoice), options.Value.Letters);

    /// <summary>Schemes are in euros; other currencies have the same levels without minimum and fees.</summary>
    private DunningScheme SchemeOf(Invoice invoice)
    {
        DunningScheme scheme = policy.Of(GroupOf(invoice), invoice.DueDate);
        string currency = invoice.Gross.Currency;
        return scheme.Minimum.Currency == currency
            ? scheme
            : scheme with { Minimum = Money.Zero(currency), Levels = [.. scheme.Levels.Select(level => level with { Fee = null })] };
    }

    private Payment PaymentOf(Invoice invoice, PaymentReceived payment)
    {
        PaymentReturned? returned = invoice.Returns.FirstOrDefault(one => one.PaymentId == payment.PaymentId);
        return new Payment(payment.PaymentId, calendars.Own.DateOf(payment.At), payment.Amount, returned is null ? null : calendars.Own.DateOf(returned.At));
    }

    /// <summary>Deposits were never owed again, credit notes correct the invoice; cash discounts are granted on the day of their payment.</summary>
    private IEnumerable<Credit> CreditsOf(Invoice invoice) =>
    [
        .. invoice.Lines.Index().Where(line => line.Item.SetsOff is not null)
            .Select(line => new Credit($"{line.Item.SetsOff!.Invoice.Number}/{line.Index}", invoice.Date, line.Item.SetsOff.Tax - line.Item.Net)),
        .. invoice.CreditNotes.Select(credit => new Credit(credit.CreditNoteId, calendars.Own.DateOf(credit.At), credit.DiscountLapsed is { } lapsed ? credit.Bill.Gross - lapsed : credit.Bill.Gross)),
        .. invoice.Payments.Where(payment => payment.Discount is not null && !invoice.IsReturned(payment))
            .Select(payment => new Credit("discount-" + payment.PaymentId, calendars.Own.DateOf(payment.At), payment.Discount!.Value, CorrectsInvoice: false)),
    ];

    private static Dispute DisputeOf(Invoice invoice, InvoiceDisputed dispute)
    {
        DisputeEnded? ended = invoice.DisputesEnded.FirstOrDefault(one => one.DisputeId == dispute.DisputeId);
        return new Dispute(dispute.From, ended?.Until, dispute.Amount, ended?.WasRejected ?? false);
    }

    private DateOnly LocalDate(ReminderSent letter) => letter.On ?? calendars.Own.DateOf(letter.At);
}
