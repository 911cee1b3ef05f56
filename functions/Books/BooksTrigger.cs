using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using ScheduleStore = LeadToCash.Cases.CaseStore<LeadToCash.Books.RecognitionSchedule, LeadToCash.Books.RecognitionCommand, LeadToCash.Books.RecognitionEvent>;

namespace LeadToCash.Books;

/// <summary>The books for people.</summary>
public sealed class BooksTrigger(
    BookReports reports, Journal journal, Periods periods, RecognitionDue due, ScheduleStore schedules, AccountDetermination accounts, Staff staff, BusinessCalendars calendars,
    TimeProvider time, IOptions<BooksOptions> options)
{
    private readonly string _entity = options.Value.LegalEntity;

    /// <summary>The trial balance of some months of one year, and the months that are closed.</summary>
    [Function("ShowBooks")]
    [Describes(Page = true, Query = ["from", "to"])]
    public async Task<IResult> BalanceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "books")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadBooks, out IResult? refusal))
        {
            return refusal!;
        }

        (DateOnly from, DateOnly to, IResult? problem) = BooksQuery.Months(request, calendars.Today(time));
        if (problem is not null)
        {
            return problem;
        }

        TrialBalance balance = await reports.TrialBalanceAsync(_entity, from, to, cancellationToken);
        IReadOnlyList<string> roles = staff.Of(request)!.Roles;
        return Page.Of<TrialBalancePage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Balance"] = TrialBalanceView.Of(from, to, balance, accounts.Chart),
            ["Periods"] = await PeriodsApi.ViewAsync(periods, _entity, cancellationToken),
            ["LastMonth"] = BookMonths.MonthOf(calendars.Today(time)).AddMonths(-1).Name(),
            ["MayClose"] = PolicyTable.Allows(roles, Permission.ClosePeriods),
            ["MayReopen"] = PolicyTable.Allows(roles, Permission.ReopenPeriods),
        });
    }

    /// <summary>The entries of a month.</summary>
    [Function("ShowJournal")]
    [Describes(Page = true, Query = ["month", "after"])]
    public async Task<IResult> JournalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "books/journal")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadBooks, out IResult? refusal))
        {
            return refusal!;
        }

        (DateOnly month, IResult? problem) = BooksQuery.Month(request, calendars.Today(time));
        if (problem is not null)
        {
            return problem;
        }

        JournalPageView page = await journal.JournalPageAsync(_entity, month, BooksQuery.After(request, JournalRows.Entries.First), cancellationToken);
        return Page.Of<JournalPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Title"] = $"Journal of {month.Name()}",
            ["Entries"] = page.Entries,
            ["Chart"] = accounts.Chart,
            ["Month"] = month.Name(),
            ["Next"] = page.Next,
        });
    }

    /// <summary>All entries that follow from a case.</summary>
    [Function("ShowEntriesOfCase")]
    [Describes(Page = true)]
    public async Task<IResult> CaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "books/cases/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadBooks, out IResult? refusal)
            ? Page.Of<JournalPage>(Cultures.English, new Dictionary<string, object?>
            {
                ["Title"] = $"Entries of {id}",
                ["Entries"] = await journal.OfCaseAsync(_entity, id, cancellationToken).Select(JournalEntryView.Of).ToListAsync(cancellationToken),
                ["Chart"] = accounts.Chart,
            })
            : refusal!;

    /// <summary>The sheet of an account in a month.</summary>
    [Function("ShowAccount")]
    [Describes(Page = true, Query = ["month", "after"])]
    public async Task<IResult> AccountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "books/accounts/{account}")] HttpRequest request, string account, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadBooks, out IResult? refusal))
        {
            return refusal!;
        }

        (DateOnly month, IResult? problem) = BooksQuery.Month(request, calendars.Today(time));
        if (problem is not null || accounts.Chart.Find(account) is not { } found)
        {
            return problem ?? Problem.NotFound($"There is no account '{account}'.");
        }

        AccountSheet sheet = await journal.SheetAsync(periods, _entity, month, found, BooksQuery.After(request, JournalRows.Account(found.Number).First), cancellationToken);
        return Page.Of<AccountPage>(Cultures.English, new Dictionary<string, object?> { ["Sheet"] = sheet });
    }

    /// <summary>The invoices of which something is earned later.</summary>
    [Function("ShowRecognition")]
    [Describes(Page = true, Query = ["after"])]
    public async Task<IResult> SchedulesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "books/recognition")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadBooks, out IResult? refusal)
            ? Page.Of<SchedulesPage>(Cultures.English, new Dictionary<string, object?>
            {
                ["Due"] = await due.PageAsync(_entity, BooksQuery.After(request, "d-"), cancellationToken),
                ["Today"] = calendars.Today(time),
            })
            : refusal!;

    /// <summary>When the revenue of an invoice is earned.</summary>
    [Function("ShowRecognitionSchedule")]
    [Describes(Page = true)]
    public async Task<IResult> ScheduleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "books/recognition/{invoiceId}")] HttpRequest request, string invoiceId, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadBooks, out IResult? refusal))
        {
            return refusal!;
        }

        return await schedules.FindAsync(RecognitionSchedule.IdOf(invoiceId), cancellationToken) is { } file
            ? Page.Of<SchedulePage>(Cultures.English, new Dictionary<string, object?> { ["Schedule"] = file.State })
            : Problem.NotFound($"Of invoice '{invoiceId}' nothing is earned later.");
    }
}
