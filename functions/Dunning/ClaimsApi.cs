using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>The claim of an invoice: what is owed on any day and why.</summary>
public sealed class ClaimsApi(InvoiceStore invoices, InvoiceClaims claims, LetterPlans plans, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    /// <summary>The interest schedule, costs and what is open at the end of a local day, and the letter that is due or comes next. Query: <c>asOf</c>, today unless given.</summary>
    [Function("GetClaim")]
    [Describes(Answer = typeof(ClaimView), Page = true)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/invoices/{id}/claim")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string asked = request.Query["asOf"].ToString();
        DateOnly asOf = calendars.Today(time);
        if (asked.Length > 0 && !DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out asOf))
        {
            return Problem.Invalid("asOf", "Write a date such as 2026-08-31.");
        }

        if (await invoices.FindAsync(id, cancellationToken) is not { State: { Kind: BillKind.Invoice } } file)
        {
            return Problem.NotFound($"There is no invoice '{id}'.");
        }

        IReadOnlyList<LetterHold> ofCustomer = await plans.OfCustomerAsync(file.State.CustomerId, cancellationToken);
        var view = ClaimView.Of(file, claims, plans.Of(file.State, asOf, ofCustomer), ofCustomer, asOf);
        return request.WantsJson()
            ? Results.Json(view, CaseJson.Options)
            : Page.Of<ClaimPage>(Cultures.English, new Dictionary<string, object?> { ["View"] = view, ["MayChange"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.ManageInvoices), ["Today"] = calendars.Today(time) });
    }
}
