using System.Text.Json.Serialization;

namespace LeadToCash.Books;

/// <summary>One line of a journal entry.</summary>
/// <param name="Account">Number of the account.</param>
/// <param name="Unit">Business unit whose income, expense or deferred revenue it is; null where it belongs to the whole legal entity.</param>
/// <param name="Side">Debit or credit.</param>
/// <param name="Amount">Above nothing.</param>
public sealed record JournalLine(string Account, string? Unit, EntrySide Side, Money Amount)
{
    /// <summary>The amount, credits below nothing.</summary>
    [JsonIgnore]
    public Money DebitLessCredit => Side == EntrySide.Debit ? Amount : -Amount;
}

/// <summary>The two sides of an account.</summary>
public enum EntrySide
{
    /// <summary>Soll.</summary>
    Debit,

    /// <summary>Haben.</summary>
    Credit,
}
