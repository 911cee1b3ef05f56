using LeadToCash.LeadToOpportunity;
using Microsoft.Extensions.Options;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>Who can stand in for somebody: the people of the approval policy and the sales team.</summary>
public sealed class Colleagues(ApprovalPolicies policies, IOptions<SalesOptions> sales)
{
    /// <summary>E-mail addresses.</summary>
    public IEnumerable<string> People => policies.People.Concat(sales.Value.Team).Distinct(StringComparer.OrdinalIgnoreCase);
}
