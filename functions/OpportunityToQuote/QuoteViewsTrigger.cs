using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QuoteStore = LeadToCash.Cases.CaseStore<LeadToCash.OpportunityToQuote.Quote, LeadToCash.OpportunityToQuote.QuoteCommand, LeadToCash.OpportunityToQuote.QuoteEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Tells our own people who looked at a quote.</summary>
public sealed class QuoteViewsTrigger(QuoteStore quotes, QuoteViews views, Staff staff)
{
    private const int MostViews = 200;

    /// <summary>The latest looks at a quote, newest first: which version, when, and what the visitor's program calls itself, by which a mail scanner can be told.</summary>
    [Function("ListQuoteViews")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/quotes/{id}/views")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await quotes.FindAsync(id, cancellationToken) is null
            ? Problem.NotFound($"There is no quote '{id}'.")
            : Results.Json(await views.ListAsync(id, MostViews, cancellationToken), CaseJson.Options);
    }
}
