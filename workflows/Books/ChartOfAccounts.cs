namespace LeadToCash.Books;

/// <summary>The accounts that there are.</summary>
public sealed class ChartOfAccounts
{
    private readonly SortedDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <param name="accounts">At least one.</param>
    /// <exception cref="ArgumentException">A number is no number of four to eight digits or there twice, or a name is missing; says which.</exception>
    public ChartOfAccounts(IReadOnlyList<Account> accounts)
    {
        foreach (Account account in accounts)
        {
            if (account.Number is not { Length: >= 4 and <= 8 } || !account.Number.All(char.IsAsciiDigit))
            {
                throw new ArgumentException($"Account '{account.Number}' needs a number of four to eight digits.", nameof(accounts));
            }

            if (account.Name?.ContainsKey("de") != true || !account.Name.ContainsKey("en"))
            {
                throw new ArgumentException($"Account {account.Number} needs its name in German and English.", nameof(accounts));
            }

            if (!_accounts.TryAdd(account.Number, account))
            {
                throw new ArgumentException($"Account {account.Number} is there twice.", nameof(accounts));
            }
        }
    }

    /// <summary>All of them by number.</summary>
    public IReadOnlyCollection<Account> Accounts => _accounts.Values;

    /// <summary>The account of a number; null if there is none.</summary>
    public Account? Find(string number) => _accounts.GetValueOrDefault(number);

    /// <summary>The account of a number that must be there.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Account Get(string number) => Find(number) ?? throw new InvalidOperationException($"There is no account {number}.");
}
