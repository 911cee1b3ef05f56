using LeadToCash.Catalog;
using LeadToCash.Contracts;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Tax;

namespace LeadToCash.Billing;

/// <summary>What billing must know of the catalogue and of the tax law: how an item is billed, and how its supply is taxed.</summary>
public sealed class BilledItems(Catalogues catalogues, VatRules vat)
{
    /// <summary>How the items of a contract are billed, each as the catalogue said on the day on which it began to run. One request while the catalogue has not changed.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="known">Items whose terms are known already.</param>
    /// <param name="today">Local date: of items that began before the catalogue's first price.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyDictionary<string, ItemTerms>> TermsOfAsync(
        Contract contract, IReadOnlyDictionary<string, ItemTerms> known, DateOnly today, CancellationToken cancellationToken)
    {
        Dictionary<string, ItemTerms> terms = new(StringComparer.Ordinal);
        foreach ((string sku, DateOnly from) in Beginnings(contract).Where(item => !known.ContainsKey(item.Key)))
        {
            terms[sku] = TermsOf((await catalogues.CurrentAsync(cancellationToken)).Catalogue, contract, sku, from, today);
        }

        return terms;
    }

    /// <summary>How supplies to a customer are taxed, by item and last day. One request while the catalogue has not changed.</summary>
    public async Task<Func<string, DateOnly, VatResult>> TaxesOfAsync(Party customer, CancellationToken cancellationToken)
    {
        Catalogue catalogue = (await catalogues.CurrentAsync(cancellationToken)).Catalogue;
        VatBuyer buyer = QuotePricing.BuyerOf(customer, vat.SellerCountry);
        return (sku, day) =>
        {
            ProductEntry? product = catalogue.Products.Find(sku);
            return vat.Decide(new TaxableSupply(product?.SupplyKind ?? SupplyKind.Service, product?.TaxClass ?? TaxClasses.Standard, day, product?.ExemptionCode), buyer);
        };
    }

    private static ItemTerms TermsOf(Catalogue catalogue, Contract contract, string sku, DateOnly from, DateOnly today)
    {
        if (catalogue.Products.Find(sku)?.Subscription is not { } subscription)
        {
            return ItemTerms.Usual;
        }

        IReadOnlyList<Catalog.UsageTier> usage = UsageOn(catalogue, contract, sku, from) ?? UsageOn(catalogue, contract, sku, today) ?? [];
        return new ItemTerms(subscription.Alignment, subscription.Timing, usage, subscription.UsageUnit);
    }

    /// <summary>The tiers in the list of the customer's group, else in the one for everybody; null if neither has a price of that day.</summary>
    private static IReadOnlyList<Catalog.UsageTier>? UsageOn(Catalogue catalogue, Contract contract, string sku, DateOnly date)
    {
        string? group = contract.CustomerId is { } customer ? catalogue.CustomerGroups.Find(customer)?.Group : null;
        return new[] { group is null ? null : catalogue.ListFor(contract.Currency, group, date), catalogue.ListFor(contract.Currency, null, date) }
            .OfType<PriceList>()
            .Select(list => catalogue.Prices.Find(ItemPrices.KeyOf(list.Id, sku)) is { } prices ? Dated.On(prices.Prices, date)?.Usage : null)
            .FirstOrDefault(tiers => tiers is not null);
    }

    private static Dictionary<string, DateOnly> Beginnings(Contract contract)
    {
        IEnumerable<(DateOnly From, IReadOnlyList<ContractLine> Lines)> stretches =
            [.. contract.PastLines.Select(past => (past.From, past.Lines)), (contract.LinesFrom, contract.Lines), .. contract.Scheduled.Select(change => (change.From, change.Lines))];
        return stretches.SelectMany(stretch => stretch.Lines.Select(line => (line.Sku, stretch.From))).GroupBy(item => item.Sku, StringComparer.Ordinal)
            .ToDictionary(item => item.Key, item => item.Min(one => one.From), StringComparer.Ordinal);
    }
}
