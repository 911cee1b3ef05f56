using LeadToCash.Catalog;
using LeadToCash.Customers;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>What an approval is decided about.</summary>
/// <param name="Content">The priced quote.</param>
/// <param name="ByCustomer">Whether the customer asked for the discount himself.</param>
/// <param name="Address">Where the customer is; null when nobody asked.</param>
/// <param name="Terms">Terms other than the usual ones.</param>
public sealed record ApprovalSubject(PricedContent Content, bool ByCustomer, PostalAddress? Address = null, QuoteTerms? Terms = null)
{
    /// <summary>The subject of a quote's current version.</summary>
    public static ApprovalSubject Of(Quote quote, PricedContent content) =>
        new(content, quote.Source != QuoteSource.Sales, quote.Customer.Address, quote.Terms);
}
