using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.ContactToLead;
using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;
using LeadStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Lead, LeadToCash.LeadToOpportunity.LeadCommand, LeadToCash.LeadToOpportunity.LeadEvent>;
using OpportunityOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityEvent>;
using OpportunityStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Opportunity, LeadToCash.LeadToOpportunity.OpportunityCommand, LeadToCash.LeadToOpportunity.OpportunityEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Turns leads into opportunities.</summary>
public sealed class LeadConversionApi(LeadStore leads, ContactStore contacts, OpportunityStore opportunities, SalesProcess process, Staff staff)
{
    /// <summary>
    /// Takes a lead over: 201 with the one opportunity that it makes, linked to lead and campaign and owned by whoever took it. Asked again, by whomever, it answers with that opportunity. The
    /// opportunity comes first and the lead notes it then, so that a call that broke off is completed by the next.
    /// </summary>
    [Function("ConvertLead")]
    [Describes(Answer = typeof(Opportunity), Status = StatusCodes.Status201Created)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/leads/{id}/conversion")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.WorkOpportunities, out IResult? refusal))
        {
            return refusal!;
        }

        if (await leads.FindAsync(id, cancellationToken) is not { State: var lead })
        {
            return Problem.NotFound($"There is no lead '{id}'.");
        }

        Contact contact = (await contacts.GetAsync(lead.ContactId, cancellationToken)).State;
        StaffMember member = staff.Of(request)!;
        OpportunityOpening opening = new(
            OpportunityIds.OfLead(id), contact.Company ?? contact.Name, OpportunitySource.Lead, contact.ToParty(), process.Stages[0], member.Name, id, lead.Campaign);
        OpportunityOutcome outcome = await opportunities.ExecuteAsync(opening.OpportunityId, "open", new OpportunityCommand.Open(opening), member.Actor, cancellationToken);
        await leads.ExecuteAsync(id, "convert", new ConvertLead(opening.OpportunityId), member.Actor, cancellationToken);
        return OpportunityResult.Of(request, outcome, StatusCodes.Status201Created);
    }
}
