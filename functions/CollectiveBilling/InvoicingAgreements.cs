using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Customers;
using CustomerStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Customer, LeadToCash.Customers.CustomerCommand, LeadToCash.Customers.CustomerEvent>;

namespace LeadToCash.CollectiveBilling;

/// <summary>What customers agreed on how they are billed.</summary>
public sealed class InvoicingAgreements(CustomerStore customers, CollectiveBillList list, CollectiveLinks links, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Local date.</summary>
    internal DateOnly Today => calendars.Today(time);

    /// <summary>How a customer is billed, and what was agreed how often; null if there is none.</summary>
    internal async Task<(InvoicingView View, int Revision)?> FindAsync(string customerId, CancellationToken cancellationToken) =>
        (await customers.FindAsync(customerId, cancellationToken))?.State is { } customer
            ? (InvoicingView.Of(customer, Today, await list.OfCustomerAsync(customerId, cancellationToken), links.Url(customerId)), customer.InvoicingRevision)
            : null;

    /// <summary>Records what was agreed. Safe to repeat: the same terms again change nothing.</summary>
    /// <returns>Why not; null if it was.</returns>
    internal async Task<Refusal?> AgreeAsync(string customerId, InvoicingTerms terms, int revision, string actor, CancellationToken cancellationToken)
    {
        string commandId = string.Create(CultureInfo.InvariantCulture, $"invoicing/{revision}/{terms.From:yyyyMMdd}/{terms.Cycle}/{terms.Separation}/{terms.MostLines}");
        return (await customers.ExecuteAsync(customerId, commandId, new AgreeInvoicing(terms, Today, revision), actor, cancellationToken)).Refusal;
    }
}
