using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;

namespace LeadToCash.Customers;

/// <summary>The rules of what a customer agrees on billing: it never changes what was decided already.</summary>
internal static class CustomerInvoicing
{
    public static Decision<CustomerEvent> Decide(Customer? customer, AgreeInvoicing agree) => (customer, agree.Terms) switch
    {
        (null, _) => Decision<CustomerEvent>.Refuse("customer-unknown", "There is no such customer."),
        ({ Party.Company: null }, { Cycle: not null }) => Decision<CustomerEvent>.Refuse("customer-private", "Bills are collected for businesses only."),
        (_, { MostLines: < 1 or > InvoicingTerms.LongestInvoice }) => Decision<CustomerEvent>.Refuse(
            "lines-wrong", string.Create(CultureInfo.InvariantCulture, $"An invoice has 1 to {InvoicingTerms.LongestInvoice} lines.")),
        _ when customer.Invoicing.Count > 0 && customer.Invoicing[^1] == agree.Terms => Decision<CustomerEvent>.Accept(),
        _ when agree.Revision != customer.InvoicingRevision => Decision<CustomerEvent>.Refuse("stale", "Something else was agreed on since it was read; read it again."),
        _ when agree.Terms.From < agree.Today => Decision<CustomerEvent>.Refuse("from-past", "It can hold from today on at the earliest: what was decided before stays as it is."),
        _ => Decision<CustomerEvent>.Accept(new InvoicingAgreed(agree.Terms)),
    };
}
