using System.Text.Json.Serialization;
using LeadToCash.Api;

namespace LeadToCash.Books;

/// <summary>A trial balance.</summary>
/// <param name="From">First month, <c>2026-01</c>.</param>
/// <param name="To">Last month.</param>
/// <param name="Rows">By currency, account and business unit.</param>
public sealed record TrialBalanceView(string From, string To, IReadOnlyList<TrialBalanceLine> Rows)
{
    public static TrialBalanceView Of(DateOnly from, DateOnly to, TrialBalance balance, ChartOfAccounts chart) =>
        new(from.Name(), to.Name(), [.. balance.Rows.Select(row => TrialBalanceLine.Of(row, chart))]);
}

/// <summary>An account in a trial balance; debits above nothing, credits below.</summary>
public sealed record TrialBalanceLine(string Account, string Name, AccountType Type, string? Unit, Money Opening, Money Debit, Money Credit, Money Closing)
{
    public static TrialBalanceLine Of(TrialBalanceRow row, ChartOfAccounts chart)
    {
        Account account = chart.Get(row.Account);
        return new TrialBalanceLine(row.Account, account.Name["en"], account.Type, row.Unit, row.Opening, row.Debit, row.Credit, row.Closing);
    }
}

/// <summary>A page of entries.</summary>
/// <param name="Entries">By date.</param>
/// <param name="Next">The value of <c>after</c> that leads on; null on the last page.</param>
public sealed record JournalPageView(IReadOnlyList<JournalEntryView> Entries, string? Next);

/// <summary>An entry, with the way to what it follows from.</summary>
public sealed record JournalEntryView(
    string Id, string LegalEntity, DateOnly PostingDate, DateOnly Date, string? DocumentNumber, string Text, string? By, EntrySource Source, IReadOnlyList<JournalLine> Lines, Money Total)
{
    /// <summary>The case as JSON; null if it was posted by hand.</summary>
    public string? Case { get; init; }

    /// <summary>The events of the case, this one among them; null if it was posted by hand.</summary>
    public string? Timeline { get; init; }

    /// <summary>All entries of the case.</summary>
    [JsonIgnore]
    public string Page => $"/books/cases/{Uri.EscapeDataString(Source.CaseId)}";

    public static JournalEntryView Of(JournalEntry entry)
    {
        string? path = CaseCollections.Of(entry.Source.CaseType) is { } collection ? $"/api/{collection}/{Uri.EscapeDataString(entry.Source.CaseId)}" : null;
        return new JournalEntryView(
            entry.Id, entry.LegalEntity, entry.PostingDate, entry.Date, entry.DocumentNumber, entry.Text, entry.By, entry.Source, entry.Lines, entry.Total)
        {
            Case = path,
            Timeline = path is null ? null : path + "/timeline",
        };
    }
}

/// <summary>A page of the sheet of an account in a month.</summary>
/// <param name="Account">The account.</param>
/// <param name="Month"><c>2026-03</c>.</param>
/// <param name="Balances">What the whole month comes to, by business unit and currency.</param>
/// <param name="Postings">By date.</param>
/// <param name="Next">The value of <c>after</c> that leads on; null on the last page.</param>
public sealed record AccountSheet(Account Account, string Month, IReadOnlyList<AccountBalance> Balances, IReadOnlyList<AccountPosting> Postings, string? Next);

/// <summary>The months of the books.</summary>
/// <param name="ClosedThrough">Last closed month; null if none is.</param>
/// <param name="Months">With entries, the earliest first.</param>
/// <param name="Changes">Who closed and opened which, the latest first.</param>
public sealed record PeriodsView(string? ClosedThrough, IReadOnlyList<string> Months, IReadOnlyList<PeriodChange> Changes);

/// <summary>A page of schedules by the next date on which something is earned.</summary>
/// <param name="Schedules">The most urgent first.</param>
/// <param name="Next">The value of <c>after</c> that leads on; null on the last page.</param>
public sealed record DueSchedules(IReadOnlyList<DueSchedule> Schedules, string? Next);
