using LeadToCash.Cases;
using LeadToCash.Customers;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>
/// Deletes a profile that nobody confirmed, or sets a former contact back to unsubscribed. Safe to run twice: the timeline is cleared
/// before the case, so that a run that was cut short finds the case and starts over.
/// </summary>
public sealed class DropUnconfirmedContactActivity(ContactStore contacts, CustomerTimeline timeline)
{
    [Function(nameof(DropUnconfirmedContact))]
    public async Task<RegistrationEnd> RunAsync([ActivityTrigger] DropUnconfirmedContact input, CancellationToken cancellationToken)
    {
        CaseFile<Contact>? file = await contacts.FindAsync(input.ContactId, cancellationToken);
        if (file is null)
        {
            return RegistrationEnd.Erased;
        }

        RegistrationEnd end = RegistrationPolicy.AtDeadline(file.State, input.Registration);
        switch (end)
        {
            case RegistrationEnd.Erased:
                await timeline.EraseAsync(input.ContactId, Contact.CaseType, input.ContactId, cancellationToken);
                await contacts.EraseAsync(file, cancellationToken);
                break;
            case RegistrationEnd.Lapsed:
                await contacts.ExecuteAsync(input.ContactId, $"lapse/{input.Registration}", new LapseRegistration(input.Registration), cancellationToken: cancellationToken);
                break;
        }

        return end;
    }
}
