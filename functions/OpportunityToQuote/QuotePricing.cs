using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.Tax;

namespace LeadToCash.OpportunityToQuote;

/// <summary>What pricing must know of a quote.</summary>
internal static class QuotePricing
{
    /// <param name="quote">The quote's current version.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="home">Country that counts for a customer without an address, ISO 3166-1 alpha-2.</param>
    /// <param name="today">Local date.</param>
    public static PriceRequest RequestOf(Quote quote, string currency, string home, DateOnly today) => new()
    {
        Currency = currency,
        Date = today,
        CustomerId = quote.CustomerId,
        Buyer = BuyerOf(quote.Customer, home),
        Lines = [.. quote.RequestedLines.Select(line => new LineToPrice { Sku = line.Sku, Quantity = line.Quantity })],
        Discount = quote.Discount,
    };

    /// <summary>Who buys, for the tax.</summary>
    public static VatBuyer BuyerOf(Party customer, string home) => new(
        customer.Address?.Country ?? home, customer.Address?.PostCode, customer.VatId, customer.VatId is not null || !string.IsNullOrEmpty(customer.Company));
}
