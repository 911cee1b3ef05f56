using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Contracts;

/// <summary>What contracts must know of the catalogue.</summary>
public sealed class ContractProducts(Catalogues catalogues, ContractTermRules rules)
{
    /// <summary>The terms of a contract about an item. An item that the catalogue does not know, from a shop perhaps, has no first term of its own.</summary>
    public async Task<ContractTerms> TermsOfAsync(string sku, Party customer, DateOnly date, int? agreedMonths, CancellationToken cancellationToken)
    {
        ProductEntry? product = await FindAsync(sku, cancellationToken);
        ContractSubject subject = new(sku, product?.Group, IsConsumer(customer), date, product?.Subscription?.MinimumTermMonths ?? 0);
        return rules.TermsOf(subject, agreedMonths);
    }

    /// <summary>An order's line as it runs; an item without a billing period of its own is billed by the month.</summary>
    public async Task<ContractLine> LineAsync(OrderLine line, CancellationToken cancellationToken) =>
        ContractLine.Of(line, Math.Max(1, (await FindAsync(line.Sku, cancellationToken))?.Subscription?.PeriodMonths ?? 1));

    /// <summary>Whether a customer is a consumer: nobody who names a company or a VAT number is.</summary>
    public static bool IsConsumer(Party customer) => string.IsNullOrEmpty(customer.Company) && customer.VatId is null;

    /// <summary>A product of the catalogue; null if there is none.</summary>
    public async Task<ProductEntry?> FindAsync(string sku, CancellationToken cancellationToken) =>
        (await catalogues.CurrentAsync(cancellationToken)).Catalogue.Products.Find(sku);
}
