using LeadToCash.Cases;
using LeadToCash.Customers;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>A contact who asks for a quote shows interest. Counted once for each quote; without consent not at all.</summary>
public sealed class QuoteInterest(ContactStore contacts, InteractionPoints points) : ICaseObserver
{
    private const string Kind = "quote-request";

    /// <inheritdoc/>
    public string? CaseType => "quote";

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name == "QuoteRequested"
            && PartyInEvent.Of(@event) is { } customer
            && points.On(@event.At).Count(Kind, @event.At, @event.CaseId) is { } command)
        {
            await contacts.ExecuteAsync(customer.CustomerId, $"{Kind}/{@event.CaseId}", command, @event.Actor, cancellationToken);
        }
    }
}
