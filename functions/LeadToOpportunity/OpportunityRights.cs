using LeadToCash.Access;
using LeadToCash.Calendar;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Who may change an opportunity: its owner, whoever stands in for him today, and those who lead sales. What belongs to nobody, everybody in sales may take.</summary>
public sealed class OpportunityRights(Delegations delegations, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Whether a member of staff may. Reads the owner's delegations, and his substitutes', only for somebody else than the owner.</summary>
    public async Task<bool> MayChangeAsync(StaffMember member, Opportunity opportunity, CancellationToken cancellationToken) =>
        PolicyTable.Allows(member.Roles, Permission.ManageOpportunities)
        || opportunity.Owner is not { } owner
        || FourEyes.AreSame(owner, member.Name)
        || FourEyes.AreSame(await ActingAsync(owner, cancellationToken), member.Name);

    /// <summary>Who acts for a rep today: his substitute while he is away, else himself.</summary>
    public async Task<string> ActingAsync(string owner, CancellationToken cancellationToken) => Delegation.Resolve(
        owner, calendars.Today(time), await delegations.AroundAsync([owner], cancellationToken), _ => true);
}
