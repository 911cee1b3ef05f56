using LeadToCash.Access;
using LeadToCash.LeadToOpportunity;
using Microsoft.Extensions.Localization;
using OpportunityStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityCommand, LeadToCash.LeadToOpportunity.OpportunityEvent>;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Checks the opportunity that a request for a quote names: it is open, of the same customer, and the rep may work on it.</summary>
public sealed class QuoteOpportunityCheck(OpportunityStore opportunities, OpportunityRights rights, IStringLocalizer<QuoteTexts> texts)
{
    private const string Field = "opportunityId";

    /// <summary>The request and its errors; no request when the opportunity is none for it. Reads nothing when none is named.</summary>
    /// <param name="request">The request as far as it was checked; null when something else is wrong.</param>
    /// <param name="member">Who asks; null for a customer, who names none.</param>
    /// <param name="errors">What is wrong otherwise.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<(QuoteRequest? Request, IReadOnlyDictionary<string, string[]> Errors)> CheckAsync(
        QuoteRequest? request, StaffMember? member, IReadOnlyDictionary<string, string[]> errors, CancellationToken cancellationToken)
    {
        if (request?.OpportunityId is not { } id || member is null)
        {
            return (request, errors);
        }

        Opportunity? opportunity = (await opportunities.FindAsync(id, cancellationToken))?.State;
        bool fits = opportunity is { Status: OpportunityStatus.Open } && opportunity.CustomerId == request.Customer.CustomerId
            && await rights.MayChangeAsync(member, opportunity, cancellationToken);
        return fits ? (request, errors) : (null, new Dictionary<string, string[]> { [Field] = [texts["Error.Opportunity"]] });
    }
}
