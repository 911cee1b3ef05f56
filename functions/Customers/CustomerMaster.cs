using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.ContactToLead;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;

namespace LeadToCash.Customers;

/// <summary>Keeps the master data by what the processes learn: a confirmed contact, a quote that is asked for, an order.</summary>
public sealed class CustomerMaster(CustomerStore customers, ContactStore contacts) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => null;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        Party? party = @event.Name switch
        {
            nameof(ContactConfirmed) => (await contacts.FindAsync(@event.CaseId, cancellationToken))?.State.ToParty(),
            "QuoteRequested" or "OrderPlaced" => PartyInEvent.Of(@event),
            _ => null,
        };
        if (party is not null)
        {
            string commandId = string.Create(CultureInfo.InvariantCulture, $"{@event.CaseType}/{@event.CaseId}/{@event.Version}");
            await customers.ExecuteAsync(
                party.CustomerId, commandId, new RecordCustomer(party, @event.CaseType, @event.At), cancellationToken: cancellationToken);
        }
    }
}
