using LeadToCash.Catalog;
using LeadToCash.Tax;

namespace LeadToCash.Proposals;

/// <summary>
/// Proposes products for a request: what the catalogue says goes with its lines, what was ordered with them more often than by chance, and the next
/// larger size of each. Pure: the same request, catalogue and statistics give the same proposals.
/// </summary>
public sealed class ProductPlan(PriceRequest request, Catalogue catalogue, VatRules vat, ProductRules rules)
{
    private readonly EligibleProducts _eligible = new(request, catalogue, vat);

    /// <summary>The products that history may propose: those of which it must be known how often they are ordered at all.</summary>
    /// <param name="items">What is known of the request's items.</param>
    /// <returns>As many as the rules say, those first that were ordered together most often.</returns>
    public IReadOnlyList<string> Candidates(IReadOnlyDictionary<string, ItemStatistics> items) =>
    [
        .. items.Values.Where(item => item.Orders >= rules.MinimumOrders)
            .SelectMany(item => item.Together.Where(pair => pair.Value >= rules.MinimumTogether))
            .GroupBy(pair => pair.Key, (sku, own) => (sku, together: own.Max(pair => pair.Value)), StringComparer.OrdinalIgnoreCase)
            .Where(pair => _eligible.Find(pair.sku) is not null)
            .OrderByDescending(pair => pair.together).ThenBy(pair => pair.sku, StringComparer.Ordinal)
            .Take(rules.Candidates)
            .Select(pair => pair.sku),
    ];

    /// <summary>The proposals: the catalogue's first, in the order of the lines; then history's, by the lower bound of their lift; then larger sizes.</summary>
    public IReadOnlyList<ProductProposal> Propose(OrderStatistics statistics)
    {
        Dictionary<string, (string Item, ProposalEvidence Evidence)> evidence = Evidence(statistics);
        List<ProductProposal> proposals = [.. FromCatalogue(evidence)];
        HashSet<string> known = new(proposals.Select(proposal => proposal.Sku), StringComparer.OrdinalIgnoreCase);
        proposals.AddRange(evidence.Where(pair => !known.Contains(pair.Key))
            .OrderByDescending(pair => pair.Value.Evidence.LiftInterval.Lower).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => CrossSell(pair.Key, pair.Value.Item, inCatalogue: false, pair.Value.Evidence))
            .OfType<ProductProposal>()
            .Take(Math.Max(0, rules.MaximumProposals - proposals.Count)));
        return [.. proposals, .. UpSells()];
    }

    /// <summary>For each product that history connects with an item of the request, the item to which it is connected most surely.</summary>
    private Dictionary<string, (string Item, ProposalEvidence Evidence)> Evidence(OrderStatistics statistics)
    {
        Dictionary<string, (string Item, ProposalEvidence Evidence)> best = new(StringComparer.OrdinalIgnoreCase);
        foreach (string item in request.Lines.Select(line => line.Sku).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!statistics.Items.TryGetValue(Basket.Normal(item), out ItemStatistics? own) || own.Orders < rules.MinimumOrders)
            {
                continue;
            }

            foreach ((string other, long with) in statistics.WithOther)
            {
                var found = ProposalEvidence.Of(new PairCounts(statistics.Orders, own.Orders, with, own.Together.GetValueOrDefault(other)));
                if (IsEnough(found) && (!best.TryGetValue(other, out var known) || found.LiftInterval.Lower > known.Evidence.LiftInterval.Lower))
                {
                    best[other] = (item, found);
                }
            }
        }

        return best;
    }

    private bool IsEnough(ProposalEvidence evidence) => evidence.Counts.Together >= rules.MinimumTogether && evidence.LiftInterval.Lower > rules.MinimumLift;

    private IEnumerable<ProductProposal> FromCatalogue(Dictionary<string, (string Item, ProposalEvidence Evidence)> evidence)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (LineToPrice line in request.Lines)
        {
            foreach (string sku in (catalogue.Products.Find(line.Sku)?.GoesWith ?? []).Where(taken.Add))
            {
                ProposalEvidence? said = evidence.TryGetValue(sku, out (string Item, ProposalEvidence Evidence) found) ? found.Evidence : null;
                if (CrossSell(sku, said is null ? line.Sku : found.Item, inCatalogue: true, said) is { } proposal)
                {
                    yield return proposal;
                }
            }
        }
    }

    private ProductProposal? CrossSell(string sku, string item, bool inCatalogue, ProposalEvidence? evidence)
    {
        if (_eligible.Find(sku) is not { } product || _eligible.PriceOf(product.Sku, 1) is not { } price)
        {
            return null;
        }

        string because = catalogue.Products.Find(item)?.Sku ?? item;
        string[] reasons = [.. inCatalogue ? [$"goes with {because}"] : Array.Empty<string>(), .. evidence is null ? [] : new[] { evidence.Sentence(because) }];
        return new ProductProposal
        {
            Kind = ProposalKind.CrossSell,
            Sku = product.Sku,
            Name = product.Name,
            Because = because,
            Quantity = 1,
            UnitPrice = price,
            InCatalogue = inCatalogue,
            Evidence = evidence,
            Reason = string.Join("; ", reasons),
        };
    }

    /// <summary>Of each line the next larger product that can be sold.</summary>
    private IEnumerable<ProductProposal> UpSells()
    {
        foreach (LineToPrice line in request.Lines.DistinctBy(line => line.Sku, StringComparer.OrdinalIgnoreCase))
        {
            if (catalogue.Products.Find(line.Sku) is { } product && _eligible.PriceOf(product.Sku, line.Quantity) is { } now
                && catalogue.LargerThan(product).Select(larger => UpSell(product, larger, line.Quantity, now)).FirstOrDefault(one => one is not null) is { } proposal)
            {
                yield return proposal;
            }
        }
    }

    private ProductProposal? UpSell(ProductEntry product, ProductEntry larger, decimal quantity, Money now)
    {
        if (_eligible.Find(larger.Sku) is null || _eligible.PriceOf(larger.Sku, quantity) is not { } price)
        {
            return null;
        }

        Money difference = price - now;
        string more = difference.IsNegative ? $"{-difference} less" : $"{difference} more";
        return new ProductProposal
        {
            Kind = ProposalKind.UpSell,
            Sku = larger.Sku,
            Name = larger.Name,
            Because = product.Sku,
            Quantity = quantity,
            UnitPrice = price,
            Difference = difference,
            InCatalogue = true,
            Reason = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"next larger of series {product.Series!.Name} ({product.Series.Size:0.###} → {larger.Series!.Size:0.###}), {more} each"),
        };
    }
}
