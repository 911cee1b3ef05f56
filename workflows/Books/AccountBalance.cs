using System.Text.Json.Serialization;

namespace LeadToCash.Books;

/// <summary>What was posted to an account in some time.</summary>
/// <param name="Account">Number of the account.</param>
/// <param name="Unit">Business unit; null for what belongs to the whole legal entity.</param>
/// <param name="Debit">Sum of the debits.</param>
/// <param name="Credit">Sum of the credits.</param>
public sealed record AccountBalance(string Account, string? Unit, Money Debit, Money Credit)
{
    /// <summary>Debit less credit.</summary>
    [JsonIgnore]
    public Money Balance => Debit - Credit;

    private (string, string, string) Key => (Debit.Currency, Account, Unit ?? "");

    /// <summary>These balances after an entry.</summary>
    public static IReadOnlyList<AccountBalance> After(IReadOnlyList<AccountBalance> balances, JournalEntry entry) =>
        Sum([.. balances, .. entry.Lines.Select(Of)]);

    /// <summary>One balance for each account, unit and currency, by these.</summary>
    public static IReadOnlyList<AccountBalance> Sum(IEnumerable<AccountBalance> balances) =>
    [
        .. balances.GroupBy(balance => balance.Key).OrderBy(group => group.Key).Select(group => group.Aggregate(
            (sum, one) => sum with { Debit = sum.Debit + one.Debit, Credit = sum.Credit + one.Credit })),
    ];

    private static AccountBalance Of(JournalLine line)
    {
        var nothing = Money.Zero(line.Amount.Currency);
        return line.Side == EntrySide.Debit
            ? new AccountBalance(line.Account, line.Unit, line.Amount, nothing)
            : new AccountBalance(line.Account, line.Unit, nothing, line.Amount);
    }
}
