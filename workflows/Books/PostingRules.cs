using LeadToCash.OrderToCash;

namespace LeadToCash.Books;

/// <summary>What is posted when something happens. Pure: the same event gives the same entries, whoever sees it when and how often.</summary>
public static class PostingRules
{
    /// <summary>The entries of an event of an invoice or credit note; none when it moves nothing.</summary>
    public static IReadOnlyList<JournalEntry> Of(InvoicePosting posting) =>
    [
        .. posting.Event switch
        {
            InvoiceIssued when posting.Invoice.IsDeposit => DepositPosting.Issue(posting),
            InvoiceIssued when posting.Invoice.Kind == BillKind.CreditNote => IssuePosting.CreditNote(posting),
            InvoiceIssued => IssuePosting.Invoice(posting),
            PaymentReceived payment => SettlementPosting.Payment(posting, payment),
            PaymentReturned returned => SettlementPosting.Return(posting, returned),
            InvoiceCredited credited => SettlementPosting.CreditSurplus(posting, credited),
            SurplusRefunded refund => SettlementPosting.Refund(posting, refund),
            DepositUsed => DepositPosting.Use(posting),
            InvoiceWrittenOff given => SettlementPosting.WriteOff(posting, given),
            _ => [],
        },
    ];

    /// <summary>The entry of revenue that was earned; null when it comes to nothing.</summary>
    /// <param name="schedule">The schedule, before or after the event.</param>
    /// <param name="recognised">What was earned.</param>
    public static JournalEntry? Of(RecognitionSchedule schedule, RevenueRecognised recognised)
    {
        string currency = schedule.Lines[0].Line.Net.Currency;
        LineSum sum = new(currency);
        foreach (LineAmount earned in recognised.Lines)
        {
            ScheduledLine line = schedule.Lines.First(line => line.Line.Line == earned.Line).Line;
            sum.Debit(line.DeferredAccount, line.Unit, earned.Amount).Credit(line.RevenueAccount, line.Unit, earned.Amount);
        }

        IReadOnlyList<JournalLine> lines = sum.ToLines();
        EntrySource source = new(RecognitionSchedule.CaseType, RecognitionSchedule.IdOf(schedule.InvoiceId), recognised.Place, nameof(RevenueRecognised));
        return lines.Count == 0 ? null : new JournalEntry(source, lines)
        {
            LegalEntity = schedule.LegalEntity,
            PostingDate = recognised.Date,
            Date = recognised.Date,
            DocumentNumber = schedule.Number,
            Text = $"Revenue earned, {schedule.Number}",
        };
    }
}
