using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LeadToCash.Books;

/// <summary>The books as JSON: from a figure to its entries, and from there to the event.</summary>
public sealed class BooksApi(
    BookReports reports, Journal journal, Periods periods, RecognitionDue due, AccountDetermination accounts, Staff staff, BusinessCalendars calendars, TimeProvider time,
    IOptions<BooksOptions> options)
{
    private readonly string _entity = options.Value.LegalEntity;

    /// <summary>The trial balance of some months of one year, of this year until now unless told otherwise; with <c>unit</c> of one business unit.</summary>
    [Function("GetTrialBalance")]
    [Describes(Answer = typeof(TrialBalanceView), Query = ["from", "to", "unit"])]
    public async Task<IResult> TrialBalanceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/books/trial-balance")] HttpRequest request, CancellationToken cancellationToken)
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
        string unit = request.Query["unit"].ToString();
        return Results.Json(TrialBalanceView.Of(from, to, unit.Length > 0 ? balance.OfUnit(unit) : balance, accounts.Chart), CaseJson.Options);
    }

    /// <summary>The postings to an account in a month, of this month unless told otherwise, 50 at a time.</summary>
    [Function("GetAccountSheet")]
    [Describes(Answer = typeof(AccountSheet), Query = ["month", "after"])]
    public async Task<IResult> AccountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/books/accounts/{account}")] HttpRequest request, string account, CancellationToken cancellationToken)
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

        return accounts.Chart.Find(account) is { } found
            ? Results.Json(await journal.SheetAsync(periods, _entity, month, found, BooksQuery.After(request, $"a-{found.Number}-"), cancellationToken), CaseJson.Options)
            : Problem.NotFound($"There is no account '{account}'.");
    }

    /// <summary>The entries of a month by date, of this month unless told otherwise, 50 at a time.</summary>
    [Function("ListJournalEntries")]
    [Describes(Answer = typeof(JournalPageView), Query = ["month", "after"])]
    public async Task<IResult> JournalAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/books/entries")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadBooks, out IResult? refusal))
        {
            return refusal!;
        }

        (DateOnly month, IResult? problem) = BooksQuery.Month(request, calendars.Today(time));
        return problem ?? Results.Json(await journal.JournalPageAsync(_entity, month, BooksQuery.After(request, JournalRows.Entries.First), cancellationToken), CaseJson.Options);
    }

    /// <summary>All entries that follow from a case, in the order of its events.</summary>
    [Function("GetEntriesOfCase")]
    [Describes(Answer = typeof(IReadOnlyList<JournalEntryView>))]
    public async Task<IResult> CaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/books/cases/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadBooks, out IResult? refusal)
            ? Results.Json(await journal.OfCaseAsync(_entity, id, cancellationToken).Select(JournalEntryView.Of).ToListAsync(cancellationToken), CaseJson.Options)
            : refusal!;

    /// <summary>The recognition schedules with something left, by the next date on which it is earned, 50 at a time. One schedule is a case: <c>/api/recognitions/{id}</c>.</summary>
    [Function("ListRecognitionSchedules")]
    [Describes(Answer = typeof(DueSchedules), Query = ["after"])]
    public async Task<IResult> SchedulesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/books/recognition")] HttpRequest request, CancellationToken cancellationToken) =>
        staff.May(request, Permission.ReadBooks, out IResult? refusal)
            ? Results.Json(await due.PageAsync(_entity, BooksQuery.After(request, "d-"), cancellationToken), CaseJson.Options)
            : refusal!;
}
