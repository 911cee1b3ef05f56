using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>Mandates, for people.</summary>
public sealed class MandatesTrigger(CustomerMandates lists, MandateStore mandates, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    private const int PageSize = 100;

    /// <summary>The mandates by reference, and a form for another. Query: <c>after</c>.</summary>
    [Function("ShowMandates")]
    [Describes(Page = true, Query = ["after"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mandates")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        return Page.Of<MandatesPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["List"] = await lists.ListAsync(CaseRows.IsId(after) ? after : null, PageSize, cancellationToken),
            ["Today"] = calendars.Today(time),
            ["MayChange"] = MayChange(request),
        });
    }

    /// <summary>One mandate with its history.</summary>
    [Function("ShowMandate")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mandates/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        return await mandates.FindAsync(id, cancellationToken) is { } file
            ? Page.Of<MandatePage>(Cultures.English, new Dictionary<string, object?> { ["Mandate"] = file.State, ["Today"] = calendars.Today(time), ["MayChange"] = MayChange(request) })
            : Page.Message(Cultures.English, "No such mandate", $"There is no mandate '{id}'.", "warn", StatusCodes.Status404NotFound);
    }

    private bool MayChange(HttpRequest request) => staff.Of(request) is { } member && PolicyTable.Allows(member.Roles, Permission.ManageMandates);
}
