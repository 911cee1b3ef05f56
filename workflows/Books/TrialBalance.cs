namespace LeadToCash.Books;

/// <summary>The balances of all accounts over some months: opening, debit, credit, closing. Opening and closing sum to nothing in each currency.</summary>
/// <param name="Rows">By currency, account and business unit.</param>
public sealed record TrialBalance(IReadOnlyList<TrialBalanceRow> Rows)
{
    /// <summary>The trial balance of a time that lies within one year.</summary>
    /// <param name="accounts">The accounts; what income and expenses came to before the year is profit of earlier years.</param>
    /// <param name="beforeYear">What was posted before the year.</param>
    /// <param name="beforeTime">What was posted in the year before the time.</param>
    /// <param name="inTime">What was posted in the time.</param>
    public static TrialBalance Of(
        AccountDetermination accounts, IEnumerable<AccountBalance> beforeYear, IEnumerable<AccountBalance> beforeTime, IEnumerable<AccountBalance> inTime)
    {
        AccountBalance Carried(AccountBalance balance) =>
            accounts.Chart.Find(balance.Account)?.IsOfTheYear == true ? balance with { Account = accounts.RetainedEarnings, Unit = null } : balance;

        IEnumerable<TrialBalanceRow> rows =
        [
            .. beforeYear.Select(Carried).Concat(beforeTime).Select(balance => TrialBalanceRow.Of(balance, balance.Balance, isInTime: false)),
            .. inTime.Select(balance => TrialBalanceRow.Of(balance, Money.Zero(balance.Debit.Currency), isInTime: true)),
        ];
        return new TrialBalance(
        [
            .. rows.GroupBy(row => (row.Opening.Currency, row.Account, row.Unit ?? "")).OrderBy(group => group.Key).Select(group => group.Aggregate((sum, one) => sum.Plus(one))),
        ]);
    }

    /// <summary>The rows of a business unit.</summary>
    public TrialBalance OfUnit(string unit) => new([.. Rows.Where(row => row.Unit == unit)]);
}

/// <summary>An account in a trial balance.</summary>
/// <param name="Account">Number of the account.</param>
/// <param name="Unit">Business unit; null for what belongs to the whole legal entity.</param>
/// <param name="Opening">Debit less credit before.</param>
/// <param name="Debit">Debits of the time.</param>
/// <param name="Credit">Credits of the time.</param>
public sealed record TrialBalanceRow(string Account, string? Unit, Money Opening, Money Debit, Money Credit)
{
    /// <summary>Debit less credit afterwards.</summary>
    public Money Closing => Opening + Debit - Credit;

    internal static TrialBalanceRow Of(AccountBalance balance, Money opening, bool isInTime)
    {
        var nothing = Money.Zero(balance.Debit.Currency);
        return new TrialBalanceRow(balance.Account, balance.Unit, opening, isInTime ? balance.Debit : nothing, isInTime ? balance.Credit : nothing);
    }

    internal TrialBalanceRow Plus(TrialBalanceRow other) => this with { Opening = Opening + other.Opening, Debit = Debit + other.Debit, Credit = Credit + other.Credit };
}
