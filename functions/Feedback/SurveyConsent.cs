using LeadToCash.ContactToLead;
using LeadToCash.Customers;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;

namespace LeadToCash.Feedback;

/// <summary>Whether a customer may be asked how we did: a question by mail is advertising, and who said no is left alone (§ 7 UWG).</summary>
public sealed class SurveyConsent(CustomerStore customers, ContactStore contacts)
{
    /// <summary>Why he may not; null if nothing speaks against it. Two point reads.</summary>
    public async Task<string?> ObjectionAsync(string customerId, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(customerId, cancellationToken))?.State.SurveysDeclinedAt is not null)
        {
            return "surveys-declined";
        }

        return (await contacts.FindAsync(customerId, cancellationToken))?.State switch
        {
            { Status: ContactStatus.Unsubscribed } => "unsubscribed",
            { Status: ContactStatus.Confirmed, Preferences.Email: false } => "email-off",
            _ => null,
        };
    }

    /// <summary>The customer does not want to be asked any more. Safe to repeat.</summary>
    public Task DeclineAsync(string customerId, CancellationToken cancellationToken) =>
        customers.ExecuteAsync(customerId, "decline-surveys", new DeclineSurveys(), "customer", cancellationToken);
}
