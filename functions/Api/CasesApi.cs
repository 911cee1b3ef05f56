using System.Text.Json;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.LeadToOpportunity;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.Api;

/// <summary>Reads any case and its timeline as JSON.</summary>
public sealed class CasesApi(CaseReader cases, CustomerTimeline customers, OpportunityTimeline opportunities, Staff staff)
{
    /// <summary>A case by its id, with its version as ETag; 304 when the caller has that version.</summary>
    [Function("GetCase")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/{collection:" + CaseCollections.Pattern + "}/{id}")] HttpRequest request,
        string collection, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        CaseFile<JsonElement>? file = await cases.FindAsync(CaseCollections.CaseType(collection), id, cancellationToken);
        return file is null ? Problem.NotFound($"There is no '{id}' among {collection}.") : CaseResult.Of(request, file);
    }

    /// <summary>The events of a case up to an instant; of a customer, the events of all cases; of an opportunity, those of its
    /// quotes and the mails to the customer as well.</summary>
    [Function("GetCaseTimeline")]
    [Describes(Answer = typeof(CaseTimeline), Query = ["asOf"])]
    public async Task<IResult> GetTimelineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/{collection:" + CaseCollections.Pattern + "}/{id}/timeline")] HttpRequest request,
        string collection, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string? asOfText = request.Query["asOf"];
        DateTimeOffset asOf = DateTimeOffset.MaxValue;
        if (!string.IsNullOrEmpty(asOfText)
            && !DateTimeOffset.TryParse(asOfText, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out asOf))
        {
            return Problem.Invalid("asOf", $"'{asOfText}' is no instant; write 2026-03-14T09:00:00Z.");
        }

        IAsyncEnumerable<CaseEvent> timeline = collection switch
        {
            "customers" => customers.EventsAsync(id, asOf, cancellationToken),
            "opportunities" => opportunities.EventsAsync(id, asOf, cancellationToken),
            _ => cases.EventsAsync(CaseCollections.CaseType(collection), id, asOf, cancellationToken),
        };
        List<CaseEvent> events = await timeline.ToListAsync(cancellationToken);
        return events.Count == 0 && await cases.VersionAsync(CaseCollections.CaseType(collection), id, cancellationToken) == 0
            ? Problem.NotFound($"There is no '{id}' among {collection}.")
            : Results.Json(new CaseTimeline(id, events), CaseJson.Options);
    }
}

/// <summary>The events of a case, oldest first.</summary>
internal sealed record CaseTimeline(string Id, IReadOnlyList<CaseEvent> Events);
