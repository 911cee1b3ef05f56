using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Books;

/// <summary>The journal for the tax consultant's program.</summary>
public sealed class DatevApi(DatevFile file, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>A month of the journal as a file in DATEV's format (EXTF, Buchungsstapel), of this month and in euros unless told otherwise.</summary>
    [Function("ExportDatev")]
    [Describes(Query = ["month", "currency"])]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/books/datev")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadBooks, out IResult? refusal))
        {
            return refusal!;
        }

        (DateOnly month, IResult? problem) = BooksQuery.Month(request, calendars.Today(time));
        string currency = request.Query["currency"].ToString() is { Length: > 0 } text ? text : "EUR";
        if (problem is not null || !Currencies.IsCode(currency))
        {
            return problem ?? Problem.Invalid("currency", "Write a currency such as EUR.");
        }

        return Results.Stream(
            stream => file.WriteAsync(stream, month, currency, cancellationToken), "text/csv; charset=windows-1252", $"EXTF_Buchungsstapel_{month.Name()}_{currency}.csv");
    }
}
