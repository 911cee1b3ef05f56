using System.Text.Json;
using LeadToCash.Api;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using OpportunityOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>An opportunity after a change, as a program gets it: with its ETag, so that it can change on.</summary>
internal static class OpportunityResult
{
    public static IResult Of(HttpRequest request, OpportunityOutcome outcome, int status = StatusCodes.Status200OK)
    {
        HttpResponse response = request.HttpContext.Response;
        response.Headers.ETag = $"\"{outcome.Version}\"";
        if (status == StatusCodes.Status201Created)
        {
            response.Headers.Location = $"/api/{CaseCollections.Of(Opportunity.CaseType)}/{outcome.State!.Id}";
        }

        return Results.Json(outcome.State, CaseJson.Options, statusCode: status);
    }
}
