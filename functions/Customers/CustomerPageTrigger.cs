using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;

namespace LeadToCash.Customers;

/// <summary>All about one customer on one page, for staff, with the form of how it is billed.</summary>
public sealed class CustomerPageTrigger(CustomerStore customers, CustomerTimeline timeline, InvoicingAgreements invoicing, Staff staff)
{
    [Function("CustomerPage")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "customers/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await ShownAsync(request, id, null, StatusCodes.Status200OK, cancellationToken);
    }

    /// <summary>Records how the customer is billed. Fields: <c>revision</c> (as it was shown), <c>cycle</c>, <c>separation</c>, <c>mostLines</c>, <c>from</c>; on success the browser is led back.</summary>
    [Function("AgreeInvoicingByForm")]
    [Describes(Form = true, Page = true, Status = StatusCodes.Status303SeeOther)]
    public async Task<IResult> AgreeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "customers/{id}/invoicing")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        (InvoicingTerms? terms, Dictionary<string, string[]> errors) = WantedInvoicing.Read(fields, invoicing.Today);
        int revision = int.TryParse(fields["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out int shown) ? shown : -1;
        string? error = terms is null ? string.Join(" ", errors.Values.SelectMany(one => one)) : (await invoicing.AgreeAsync(id, terms, revision, staff.Of(request)!.Actor, cancellationToken))?.Reason;
        if (error is not null)
        {
            return await ShownAsync(request, id, error, terms is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict, cancellationToken);
        }

        request.HttpContext.Response.Headers.Location = $"/customers/{Uri.EscapeDataString(id)}#invoicing";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<IResult> ShownAsync(HttpRequest request, string id, string? error, int status, CancellationToken cancellationToken)
    {
        List<CaseEvent> events = await timeline.EventsAsync(id, asOf: null, cancellationToken).ToListAsync(cancellationToken);
        if (events.Count == 0)
        {
            return Problem.NotFound($"Nothing is known of a customer '{id}'.");
        }

        Party? party = (await customers.FindAsync(id, cancellationToken))?.State.Party;
        (InvoicingView View, int Revision)? agreement = party?.Company is null ? null : await invoicing.FindAsync(id, cancellationToken);
        return Page.Of<CustomerPage>(
            Cultures.English,
            new Dictionary<string, object?>
            {
                ["Id"] = id,
                ["Party"] = party,
                ["Events"] = events,
                ["Invoicing"] = agreement?.View,
                ["Revision"] = agreement?.Revision ?? 0,
                ["Today"] = invoicing.Today,
                ["MayChange"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.ManageInvoices),
                ["Error"] = error,
            },
            status);
    }
}
