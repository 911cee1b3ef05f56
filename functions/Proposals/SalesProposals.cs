using LeadToCash.Catalog;
using LeadToCash.Tax;

namespace LeadToCash.Proposals;

/// <summary>Proposes products and discounts for a request, with what history they rest on. For the API, the page and the quote editor; it reads only.</summary>
public sealed class SalesProposals(Catalogues catalogues, VatRules vat, BasketCounts baskets, DealCounts deals, ProposalRules rules)
{
    private const int MaximumItems = 50;

    /// <summary>
    /// What could be sold with a request or instead of its lines. One request for the catalogue, one for the number of orders, one for each of the
    /// request's items (of the first 50), and one for each candidate.
    /// </summary>
    public async Task<ProductAnswer> ProductsAsync(PriceRequest request, CancellationToken cancellationToken)
    {
        ProductPlan plan = new(request, (await catalogues.CurrentAsync(cancellationToken)).Catalogue, vat, rules.Products);
        string[] skus = [.. request.Lines.Select(line => Basket.Normal(line.Sku)).Distinct(StringComparer.Ordinal).Take(MaximumItems)];
        ItemStatistics[] items = await Task.WhenAll(skus.Select(sku => baskets.ItemAsync(sku, cancellationToken)));
        (long orders, long cut) = await baskets.OrdersAsync(cancellationToken);
        var byItem = skus.Zip(items).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<string> candidates = plan.Candidates(byItem);
        long[] with = await Task.WhenAll(candidates.Select(sku => baskets.OrdersWithAsync(sku, cancellationToken)));
        OrderStatistics statistics = new(orders, cut, byItem, candidates.Zip(with).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase));
        return new ProductAnswer(
            orders,
            cut,
            rules.Products.ItemsInOrder,
            rules.Products.MinimumOrders,
            [.. skus.Zip(items, (sku, item) => new ItemSample(sku, item.Orders, item.Orders >= rules.Products.MinimumOrders, item.Together.Count + 1 >= rules.Products.PartnersOfItem))],
            plan.Propose(statistics));
    }

    /// <summary>The discount that history proposes for a line. One request for the catalogue and one or two for the deals. Null if the line has no price, or is a bundle.</summary>
    /// <param name="request">The request.</param>
    /// <param name="line">One of its lines.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<DiscountProposal?> DiscountAsync(PriceRequest request, LineToPrice line, CancellationToken cancellationToken)
    {
        DiscountPlan plan = new(request, line, (await catalogues.CurrentAsync(cancellationToken)).Catalogue, vat);
        return plan.Propose(await deals.FindAsync(plan.Question(rules.Discounts), request.Date, cancellationToken), rules.Discounts);
    }
}

/// <summary>Products that are proposed, and what history there is.</summary>
/// <param name="Orders">Orders that are counted.</param>
/// <param name="CutOrders">Those of which only the items of the largest amounts are counted.</param>
/// <param name="ItemsInOrder">How many these are.</param>
/// <param name="MinimumOrders">How many orders with an item history needs to propose something.</param>
/// <param name="Items">What is known of each item of the request.</param>
/// <param name="Proposals">What is proposed: by the catalogue, by history, and larger sizes.</param>
public sealed record ProductAnswer(
    long Orders, long CutOrders, int ItemsInOrder, int MinimumOrders, IReadOnlyList<ItemSample> Items, IReadOnlyList<ProductProposal> Proposals);

/// <summary>How much is known of an item.</summary>
/// <param name="Sku">Item number, in capital letters.</param>
/// <param name="Orders">Orders with it.</param>
/// <param name="IsEnough">Whether they are enough for history to propose something.</param>
/// <param name="IsFull">Whether it was ordered with more other items than are counted.</param>
public sealed record ItemSample(string Sku, long Orders, bool IsEnough, bool IsFull);
