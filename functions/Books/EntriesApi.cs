using System.Globalization;
using System.Text.Json.Serialization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LeadToCash.Books;

/// <summary>Entries by hand.</summary>
public sealed class EntriesApi(Journal journal, AccountDetermination accounts, Staff staff, BusinessCalendars calendars, TimeProvider time, IOptions<BooksOptions> options)
{
    private const int LongestText = 200;
    private const int LongestKey = 60;
    private const int MostLines = 50;

    /// <summary>
    /// Posts a balanced entry. The <c>Idempotency-Key</c> names it: the same again changes nothing and gets the first answer. A closed month refuses it (409,
    /// <c>period-closed</c>).
    /// </summary>
    [Function("PostJournalEntry")]
    [Describes(Body = typeof(ManualEntry), Answer = typeof(JournalEntryView))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/books/entries")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.PostEntries, out IResult? refusal))
        {
            return refusal!;
        }

        string key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > LongestKey || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "idempotency-key-required", $"Send an Idempotency-Key of at most {LongestKey} letters, digits and -._ that names the entry.");
        }

        (ManualEntry? body, IResult? problem) = await JsonBody.ReadAsync<ManualEntry>(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        Dictionary<string, string[]> errors = Check(body);
        return errors.Count > 0 ? Problem.Invalid(errors) : await PostAsync(body, key, staff.Of(request)!.Actor, cancellationToken);
    }

    private async Task<IResult> PostAsync(ManualEntry body, string key, string by, CancellationToken cancellationToken)
    {
        JournalEntry entry = new(new EntrySource(EntrySource.Manual, "manual-" + key, 1, "Posted"), body.Lines)
        {
            LegalEntity = options.Value.LegalEntity,
            PostingDate = body.Date,
            Date = body.Date,
            DocumentNumber = body.DocumentNumber,
            Text = body.Text.Trim(),
            By = by,
        };
        return await journal.PostBoundAsync(entry, cancellationToken) is { } posted
            ? Results.Json(JournalEntryView.Of(posted), CaseJson.Options)
            : Problem.Of(new Refusal("period-closed", $"The books of {BookMonths.MonthOf(body.Date).Name()} are closed."));
    }

    private Dictionary<string, string[]> Check(ManualEntry body)
    {
        Dictionary<string, string[]> errors = [];
        void Require(bool holds, string field, string sentence)
        {
            if (!holds)
            {
                errors.TryAdd(field, [sentence]);
            }
        }

        DateOnly last = calendars.Today(time).LastDay();
        IReadOnlyList<string> units = accounts.Units;
        Require(body.Date.Year >= 2000 && body.Date <= last, "date", $"Write a date until {last:yyyy-MM-dd}.");
        Require(IsText(body.Text), "text", $"Write what it is for, at most {LongestText} characters.");
        Require(body.DocumentNumber is null || IsText(body.DocumentNumber), "documentNumber", $"Write at most {LongestText} characters.");
        Require(body.Lines is { Count: >= 2 and <= MostLines } && body.Lines.All(line => line is not null), "lines", $"An entry has 2 to {MostLines} lines.");
        for (int i = 0; errors.Count == 0 && i < body.Lines!.Count; i++)
        {
            JournalLine line = body.Lines[i];
            string field = string.Create(CultureInfo.InvariantCulture, $"lines[{i}]");
            Require(line.Account is not null && accounts.Chart.Find(line.Account) is not null, field + ".account", $"There is no account '{line.Account}'.");
            Require(line.Unit is null || units.Contains(line.Unit), field + ".unit", $"There is no business unit '{line.Unit}', only {string.Join(", ", units)}.");
            Require(line.Amount.MinorUnits > 0, field + ".amount", "An amount is above nothing; the side says which way.");
            Require(line.Amount.Currency == body.Lines[0].Amount.Currency, field + ".amount", "All lines are of one currency.");
        }

        if (errors.Count == 0)
        {
            Money difference = Money.Sum(body.Lines!.Select(line => line.DebitLessCredit), body.Lines![0].Amount.Currency);
            Require(difference.IsZero, "lines", $"Debit and credit must be equal; debit less credit is {difference}.");
        }

        return errors;
    }

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && !text.Any(char.IsControl);
}

/// <summary>An entry by hand.</summary>
/// <param name="Date">Local date that it is posted to.</param>
/// <param name="Text">What it is for.</param>
/// <param name="Lines">Debits and credits of equal sums, in one currency.</param>
/// <param name="DocumentNumber">Number of the document; null if there is none.</param>
internal sealed record ManualEntry(
    [property: JsonRequired] DateOnly Date, [property: JsonRequired] string Text, [property: JsonRequired] IReadOnlyList<JournalLine> Lines, string? DocumentNumber = null);
