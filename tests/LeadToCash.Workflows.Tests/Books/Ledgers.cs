using LeadToCash.Books;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OrderToCash;

namespace LeadToCash.Workflows.Tests.Books;

/// <summary>Accounts and invoices to test with.</summary>
internal static class Ledgers
{
    public const string Receivables = "1200";
    public const string Accrued = "1300";
    public const string Bank = "1800";
    public const string Credit = "3500";
    public const string Requested = "1495";
    public const string Received19 = "3272";
    public const string Received7 = "3260";
    public const string Tax19 = "3806";
    public const string Tax7 = "3801";
    public const string Deferred = "3900";
    public const string Discounts = "4736";
    public const string BadDebts = "6936";
    public const string Charges = "6855";

    public static readonly string[] Revenue = ["4300", "4400", "4402"];

    public static AccountDetermination Accounts { get; } = new(
        new ChartOfAccounts(
        [
            .. new[] { Receivables, Accrued, Bank, Requested }.Select(number => Account(number, AccountType.Asset)),
            .. new[] { Credit, Tax19, Tax7, Deferred, Received19, Received7 }.Select(number => Account(number, AccountType.Liability)),
            .. Revenue.Append(Discounts).Select(number => Account(number, AccountType.Income)),
            Account(BadDebts, AccountType.Expense), Account(Charges, AccountType.Expense), Account("2970", AccountType.Equity),
        ]),
        [
            new PostingScheme
            {
                ValidFrom = new DateOnly(2000, 1, 1),
                Receivables = Receivables,
                CustomerCredit = Credit,
                DeferredRevenue = Deferred,
                AccruedRevenue = Accrued,
                DepositsRequested = Requested,
                DepositsReceived = new Dictionary<string, string> { ["7"] = Received7, ["*"] = Received19 },
                RetainedEarnings = "2970",
                Payments = Any(Bank),
                OutputTax = new Dictionary<string, string> { ["7"] = Tax7, ["*"] = Tax19 },
                CashDiscounts = Any(Discounts),
                BadDebts = Any(BadDebts),
                BankCharges = Charges,
                Products =
                [
                    new ProductPosting("contracts", new Dictionary<string, string> { ["S/7"] = "4300", ["*"] = "4402" }, ProductKind.Subscription),
                    new ProductPosting("goods", new Dictionary<string, string> { ["S/7"] = "4300", ["*"] = "4400" }),
                ],
            },
        ]);

    public static InvoiceLine Line(decimal net, InvoicePeriod? period = null, int taxRate = 19, ProductKind kind = ProductKind.Subscription) => new()
    {
        Position = 1,
        Sku = "X",
        Name = "X",
        Kind = kind,
        Quantity = 4,
        UnitPrice = Money.Of(net / 4, "EUR"),
        Net = Money.Of(net, "EUR"),
        TaxRate = new Percentage(taxRate),
        Period = period,
    };

    public static InvoiceIssued Issued(DateOnly date, DateOnly? suppliedOn, params InvoiceLine[] lines)
    {
        TaxGroup[] groups = [.. TaxGroup.Of(lines.Select(line => (line.TaxRate, line.Net)), "EUR")];
        Money net = Money.Sum(lines.Select(line => line.Net), "EUR");
        Money tax = Money.Sum(groups.Select(group => group.Tax), "EUR");
        Bill bill = new()
        {
            Customer = new Party("Karla Kunde", "karla@kunde.example", Language: "en"),
            Lines = lines,
            TaxGroups = groups,
            Net = net,
            Tax = tax,
            Gross = net + tax,
            SuppliedOn = suppliedOn,
        };
        return new InvoiceIssued("RE-2026-00001", bill, date, date.AddDays(14));
    }

    public static IReadOnlyList<JournalEntry> Post(Invoice after, InvoiceEvent @event, DateOnly date, long version = 1, IReadOnlyList<LineReduction>? reductions = null) =>
        PostingRules.Of(new InvoicePosting
        {
            Source = new EntrySource("invoice", "inv-1", version, @event.GetType().Name),
            LegalEntity = "main",
            Invoice = after,
            Event = @event,
            Date = date,
            Reductions = reductions ?? [],
            Accounts = Accounts,
        });

    /// <summary>Debit less credit of accounts, in cents.</summary>
    public static long Balance(this IEnumerable<JournalEntry> entries, params string[] accounts) =>
        entries.SelectMany(entry => entry.Lines).Where(line => accounts.Contains(line.Account)).Sum(line => line.DebitLessCredit.MinorUnits);

    private static Account Account(string number, AccountType type) => new(number, type, new Dictionary<string, string> { ["de"] = number, ["en"] = number });

    private static Dictionary<string, string> Any(string account) => new() { ["*"] = account };
}
