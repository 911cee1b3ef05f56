using LeadToCash.Books;

namespace LeadToCash.Workflows.Tests.Books;

public sealed class TrialBalanceTests
{
    [Fact]
    public void IncomeOfEarlierYears_IsProfitCarriedForward()
    {
        AccountBalance[] lastYear = [Balance("1200", 119, 0), Balance("4400", 0, 100, "goods"), Balance("3806", 0, 19)];
        AccountBalance[] january = [Balance("1200", 238, 0), Balance("4400", 0, 200, "goods"), Balance("3806", 0, 38)];
        AccountBalance[] february = [Balance("1800", 119, 0), Balance("1200", 0, 119)];
        var balance = TrialBalance.Of(Ledgers.Accounts, lastYear, january, february);

        Assert.Equal(
            [("1200", 357m, 238m), ("1800", 0m, 119m), ("2970", -100m, -100m), ("3806", -57m, -57m), ("4400", -200m, -200m)],
            balance.Rows.Select(row => (row.Account, row.Opening.Amount, row.Closing.Amount)));
        Assert.Equal((0, 0), (balance.Rows.Sum(row => row.Opening.MinorUnits), balance.Rows.Sum(row => row.Closing.MinorUnits)));
        Assert.Equal("4400", Assert.Single(balance.OfUnit("goods").Rows).Account);
    }

    [Fact]
    public void Determination_ThatNamesAnUnknownAccount_IsRefused()
    {
        PostingScheme scheme = Ledgers.Accounts.On(new DateOnly(2026, 1, 1));
        Assert.Contains("'9999'", Assert.Throws<ArgumentException>(() => new AccountDetermination(Ledgers.Accounts.Chart, [scheme with { Receivables = "9999" }])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new AccountDetermination(Ledgers.Accounts.Chart, [scheme with { Products = [scheme.Products[0]] }]));
        Assert.Throws<ArgumentException>(() => new AccountDetermination(Ledgers.Accounts.Chart, []));
    }

    private static AccountBalance Balance(string account, decimal debit, decimal credit, string? unit = null) =>
        new(account, unit, Money.Of(debit, "EUR"), Money.Of(credit, "EUR"));
}
