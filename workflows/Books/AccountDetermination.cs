using System.Globalization;
using LeadToCash.EInvoicing;
using LeadToCash.OrderToCash;
using LeadToCash.Tax;

namespace LeadToCash.Books;

/// <summary>Which accounts and business units what happens is posted to, by the date of the invoice that it is about.</summary>
public sealed class AccountDetermination
{
    private readonly IReadOnlyList<PostingScheme> _schemes;

    /// <param name="chart">The accounts that there are.</param>
    /// <param name="schemes">By date; at least one.</param>
    /// <exception cref="ArgumentException">A scheme names an account that is not there, or leaves a case open; says which.</exception>
    public AccountDetermination(ChartOfAccounts chart, IReadOnlyList<PostingScheme> schemes)
    {
        if (schemes.Count == 0 || schemes.Zip(schemes.Skip(1)).Any(pair => pair.First.ValidFrom >= pair.Second.ValidFrom))
        {
            throw new ArgumentException("There must be schemes, in the order of their dates.", nameof(schemes));
        }

        foreach (PostingScheme scheme in schemes)
        {
            scheme.Check(chart);
        }

        (Chart, _schemes) = (chart, schemes);
    }

    /// <summary>The accounts that there are.</summary>
    public ChartOfAccounts Chart { get; }

    /// <summary>Business units of all schemes.</summary>
    public IReadOnlyList<string> Units => [.. _schemes.SelectMany(scheme => scheme.Products).Select(product => product.Unit).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The account that takes the profit of earlier years, by the latest scheme.</summary>
    public string RetainedEarnings => _schemes[^1].RetainedEarnings;

    /// <summary>The scheme for invoices of a date.</summary>
    /// <exception cref="InvalidOperationException">The date is before the first scheme.</exception>
    public PostingScheme On(DateOnly date) =>
        _schemes.LastOrDefault(scheme => scheme.ValidFrom <= date)
            ?? throw new InvalidOperationException($"No posting scheme is set for {date:yyyy-MM-dd}.");
}

/// <summary>Accounts from a date on.</summary>
public sealed record PostingScheme
{
    private const string Otherwise = "*";

    /// <summary>First local date.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>What customers owe.</summary>
    public required string Receivables { get; init; }

    /// <summary>What was paid or credited beyond what was owed, and money that is on no invoice yet.</summary>
    public required string CustomerCredit { get; init; }

    /// <summary>What was billed and is not earned yet.</summary>
    public required string DeferredRevenue { get; init; }

    /// <summary>What was earned and is not billed yet.</summary>
    public required string AccruedRevenue { get; init; }

    /// <summary>Deposits that were asked for and are not received: what is debited to receivables for them, tax included.</summary>
    public required string DepositsRequested { get; init; }

    /// <summary>Deposits that were received and not set off, net, by rate of tax; <c>*</c> for any other.</summary>
    public required IReadOnlyDictionary<string, string> DepositsReceived { get; init; }

    /// <summary>Profit of earlier years.</summary>
    public required string RetainedEarnings { get; init; }

    /// <summary>Where money comes in and goes out, by means: <c>bank</c>, <c>stripe</c>, <c>set-off</c>; <c>*</c> for any other.</summary>
    public required IReadOnlyDictionary<string, string> Payments { get; init; }

    /// <summary>Output tax by rate in percent: <c>19</c>; <c>*</c> for any other.</summary>
    public required IReadOnlyDictionary<string, string> OutputTax { get; init; }

    /// <summary>Cash discounts by rate of tax; <c>*</c> for any other.</summary>
    public required IReadOnlyDictionary<string, string> CashDiscounts { get; init; }

    /// <summary>Bad debts by rate of tax; <c>*</c> for any other.</summary>
    public required IReadOnlyDictionary<string, string> BadDebts { get; init; }

    /// <summary>What banks keep of payments, and charge for those that come back.</summary>
    public required string BankCharges { get; init; }

    /// <summary>What is sold; the first that fits counts, the last fits everything.</summary>
    public required IReadOnlyList<ProductPosting> Products { get; init; }

    /// <summary>The account of a means of payment.</summary>
    /// <param name="means">Null if nobody said.</param>
    public string PaymentAccount(string? means) => Of(Payments, means ?? Otherwise);

    /// <summary>The account of output tax.</summary>
    public string TaxAccount(Percentage rate) => Of(OutputTax, Key(rate));

    /// <summary>The account of cash discounts on what is taxed at a rate.</summary>
    public string DiscountAccount(Percentage rate) => Of(CashDiscounts, Key(rate));

    /// <summary>The account of deposits that were received for what is taxed at a rate.</summary>
    public string DepositAccount(Percentage rate) => Of(DepositsReceived, Key(rate));

    /// <summary>The account of bad debts of what is taxed at a rate.</summary>
    public string BadDebtAccount(Percentage rate) => Of(BadDebts, Key(rate));

    /// <summary>Business unit, revenue account and way of recognition of an invoice's line.</summary>
    public ProductPosting Of(InvoiceLine line) => Products.First(product => product.Fits(line));

    /// <summary>The account of the revenue of an invoice's line.</summary>
    public string RevenueAccount(InvoiceLine line)
    {
        IReadOnlyDictionary<string, string> accounts = Of(line).Revenue;
        string category = VatCategories.Of(line.TaxCategory);
        return line.TaxCategory == VatCategory.Standard && accounts.TryGetValue($"{category}/{Key(line.TaxRate)}", out string? ofRate) ? ofRate : Of(accounts, category);
    }

    internal void Check(ChartOfAccounts chart)
    {
        if (Products.Count == 0 || Products[^1] is not { Kind: null, SkuPrefix: null })
        {
            throw new ArgumentException($"The last product of the scheme of {ValidFrom:yyyy-MM-dd} must fit everything: no kind, no skuPrefix.");
        }

        if (Products.Any(product => string.IsNullOrWhiteSpace(product.Unit) || product.Unit.Length > 36))
        {
            throw new ArgumentException($"Every product of the scheme of {ValidFrom:yyyy-MM-dd} needs a business unit of at most 36 characters.");
        }

        IReadOnlyDictionary<string, string>[] tables = [Payments, OutputTax, CashDiscounts, BadDebts, DepositsReceived, .. Products.Select(product => product.Revenue)];
        if (tables.Any(table => !table.ContainsKey(Otherwise)))
        {
            throw new ArgumentException($"Every table of the scheme of {ValidFrom:yyyy-MM-dd} needs an account for '*'.");
        }

        string[] named =
        [
            Receivables, CustomerCredit, BankCharges, DeferredRevenue, AccruedRevenue, DepositsRequested, RetainedEarnings,
            .. tables.SelectMany(table => table.Values),
        ];
        if (named.FirstOrDefault(number => chart.Find(number) is null) is { } missing)
        {
            throw new ArgumentException($"The scheme of {ValidFrom:yyyy-MM-dd} names account '{missing}', which is not in the chart.");
        }
    }

    private static string Of(IReadOnlyDictionary<string, string> accounts, string key) => accounts.TryGetValue(key, out string? account) ? account : accounts[Otherwise];

    private static string Key(Percentage rate) => rate.Value.ToString("0.##", CultureInfo.InvariantCulture);
}
