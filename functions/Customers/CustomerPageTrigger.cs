using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;

namespace LeadToCash.Customers;

/// <summary>All about one customer on one page, for staff.</summary>
public sealed class CustomerPageTrigger(CustomerStore customers, CustomerTimeline timeline, Staff staff)
{
    [Function("CustomerPage")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "customers/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        List<CaseEvent> events = await timeline.EventsAsync(id, asOf: null, cancellationToken).ToListAsync(cancellationToken);
        return events.Count == 0
            ? Problem.NotFound($"Nothing is known of a customer '{id}'.")
            : Page.Of<CustomerPage>(Cultures.English, new Dictionary<string, object?>
            {
                ["Id"] = id,
                ["Party"] = (await customers.FindAsync(id, cancellationToken))?.State.Party,
                ["Events"] = events,
            });
    }
}
