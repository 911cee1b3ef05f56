using System.Text.Json.Serialization;

namespace LeadToCash.Books;

/// <summary>What one month of a legal entity's books comes to.</summary>
public sealed record LedgerMonth
{
    /// <summary>Balances of the month by account and business unit, moved with each entry in one transaction.</summary>
    public IReadOnlyList<AccountBalance> Balances { get; init; } = [];

    /// <summary>Entries so far.</summary>
    public int Entries { get; init; }

    /// <summary>Whether no more entries are taken.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Balances from the beginning to the end of this month; known once it is closed, as no earlier month changes then.</summary>
    public IReadOnlyList<AccountBalance>? Carried { get; init; }

    /// <summary>After an entry.</summary>
    public LedgerMonth With(JournalEntry entry) => this with { Balances = AccountBalance.After(Balances, entry), Entries = Entries + 1 };
}

/// <summary>A calendar month of the books.</summary>
public static class BookMonths
{
    /// <summary>First days of months are compared and written as <c>2026-03</c>.</summary>
    public static string Name(this DateOnly month) => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The first day of a date's month.</summary>
    public static DateOnly MonthOf(DateOnly date) => new(date.Year, date.Month, 1);

    /// <summary>The last day of a month.</summary>
    public static DateOnly LastDay(this DateOnly month) => MonthOf(month).AddMonths(1).AddDays(-1);

    /// <summary>Reads <c>2026-03</c>; of this and the next thousand years.</summary>
    public static bool TryRead(string? text, out DateOnly month) =>
        DateOnly.TryParseExact(text, "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out month) && month.Year is >= 1900 and <= 2999;
}
