using LeadToCash.Books;
using LeadToCash.Catalog;
using LeadToCash.OrderToCash;

namespace LeadToCash.Workflows.Tests.Books;

public sealed class PostingRulesTests
{
    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly DateTimeOffset Noon = new(2026, 4, 10, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Entry_ThatIsNotBalanced_CantBeMade()
    {
        EntrySource source = new("manual", "m-1", 1, "Posted");
        JournalLine debit = new("1200", null, EntrySide.Debit, Money.Of(10, "EUR"));
        JournalLine credit = new("4400", null, EntrySide.Credit, Money.Of(9.99m, "EUR"));
        Assert.Contains("not balanced", Assert.Throws<ArgumentException>(() => Entry(source, debit, credit)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Entry(source, debit, credit with { Amount = Money.Of(10, "USD") }));
        Assert.Throws<ArgumentException>(() => Entry(source, debit));
        Assert.Equal(10.00m, Entry(source, debit, credit with { Amount = Money.Of(10, "EUR") }).Total.Amount);
    }

    [Fact]
    [Trait("Scenario", "F10")]
    public void Invoice_OfAPrepaidYear_IsDeferredAsAWhole()
    {
        InvoiceIssued issued = Ledgers.Issued(April, null, Ledgers.Line(1068, new InvoicePeriod(April, new DateOnly(2027, 3, 31))));
        JournalEntry entry = Assert.Single(Ledgers.Post(Invoice.Apply(null, issued), issued, April));
        JournalEntry[] entries = [entry];
        Assert.Equal((127_092, -106_800, -20_292, 0), (entries.Balance(Ledgers.Receivables), entries.Balance(Ledgers.Deferred), entries.Balance(Ledgers.Tax19), entries.Balance(Ledgers.Revenue)));
        Assert.Equal("contracts", entry.Lines.Single(line => line.Account == Ledgers.Deferred).Unit);
    }

    [Fact]
    [Trait("Scenario", "F10")]
    public void Goods_DeliveredInAnEarlierMonth_AreRevenueOfThatMonth()
    {
        DateOnly delivered = new(2026, 3, 30);
        InvoiceIssued issued = Ledgers.Issued(April, delivered, Ledgers.Line(100, kind: ProductKind.Physical));
        IReadOnlyList<JournalEntry> entries = Ledgers.Post(Invoice.Apply(null, issued), issued, April);
        Assert.Equal([("inv-1/1", April), ("inv-1/1/2", delivered)], entries.Select(entry => (entry.Id, entry.PostingDate)));
        Assert.Equal((-10_000, 0), (entries.Where(entry => entry.PostingDate == delivered).Balance(Ledgers.Revenue), entries.Balance(Ledgers.Accrued)));
    }

    [Fact]
    public void CashDiscount_LessensRevenueAndTax_AndComesBackWithTheReturn()
    {
        InvoiceIssued issued = Ledgers.Issued(April, April, Ledgers.Line(1000, kind: ProductKind.Physical));
        Invoice invoice = Invoice.Apply(null, issued);
        var payment = (PaymentReceived)Assert.Single(Invoice.Decide(invoice, new InvoiceCommand.RecordPayment("p-1", Money.Of(1166.20m, "EUR"), Noon, Money.Of(23.80m, "EUR"), "bank"), Noon).Events);
        invoice = Invoice.Apply(invoice, payment);
        IReadOnlyList<JournalEntry> paid = Ledgers.Post(invoice, payment, new DateOnly(2026, 4, 10), 2);
        Assert.Equal((116_620, -119_000, 2_000, 380), (paid.Balance(Ledgers.Bank), paid.Balance(Ledgers.Receivables), paid.Balance(Ledgers.Discounts), paid.Balance(Ledgers.Tax19)));

        var returned = (PaymentReturned)Assert.Single(Invoice.Decide(invoice, new InvoiceCommand.ReturnPayment("r-1", "p-1", "MD06", Noon), Noon).Events);
        IReadOnlyList<JournalEntry> both = [.. paid, .. Ledgers.Post(Invoice.Apply(invoice, returned), returned, new DateOnly(2026, 4, 12), 3)];
        Assert.All(both.SelectMany(entry => entry.Lines).Select(line => line.Account).Distinct(), account => Assert.Equal(0, both.Balance(account)));
    }

    [Fact]
    public void WriteOff_OfTwoRates_OwesTheTaxNoMore()
    {
        InvoiceIssued issued = Ledgers.Issued(April, April, Ledgers.Line(100, kind: ProductKind.Physical), Ledgers.Line(200, taxRate: 7));
        Invoice invoice = Invoice.Apply(null, issued);
        var given = (InvoiceWrittenOff)Assert.Single(Invoice.Decide(invoice, new InvoiceCommand.WriteOff("insolvent", "staff:anna"), Noon).Events);
        JournalEntry[] entries = [.. Ledgers.Post(Invoice.Apply(invoice, given), given, new DateOnly(2026, 4, 10), 2)];
        Assert.Equal((-33_300, 30_000, 1_900, 1_400), (entries.Balance(Ledgers.Receivables), entries.Balance(Ledgers.BadDebts), entries.Balance(Ledgers.Tax19), entries.Balance(Ledgers.Tax7)));
        Assert.Equal(["contracts", "goods"], entries[0].Lines.Where(line => line.Account == Ledgers.BadDebts).Select(line => line.Unit).Order());
    }

    [Fact]
    public void Pairs_OfAnEntry_SumToItsLines()
    {
        InvoiceIssued issued = Ledgers.Issued(April, April, Ledgers.Line(100, kind: ProductKind.Physical), Ledgers.Line(200, taxRate: 7));
        JournalEntry entry = Assert.Single(Ledgers.Post(Invoice.Apply(null, issued), issued, April));
        IReadOnlyList<EntryPair> pairs = EntryPairs.Of(entry);
        Assert.All(entry.Lines, line => Assert.Equal(
            line.DebitLessCredit.MinorUnits,
            pairs.Where(pair => pair.Debit == line.Account).Sum(pair => pair.Amount.MinorUnits) - pairs.Where(pair => pair.Credit == line.Account).Sum(pair => pair.Amount.MinorUnits)));
    }

    private static JournalEntry Entry(EntrySource source, params JournalLine[] lines) =>
        new(source, lines) { LegalEntity = "main", PostingDate = April, Date = April, Text = "x" };
}
