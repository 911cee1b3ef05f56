using LeadToCash.Cases;
using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Prices of a draft what can be priced, and says of the rest by path why not. No request: the catalogue was read before.</summary>
internal sealed class DraftPricing(QuotePricing pricing, Catalogue catalogue, DateOnly today, Findings findings)
{
    /// <summary>The lines that have prices, and these.</summary>
    /// <param name="wish">Lines that could be read, each with a name.</param>
    /// <param name="pathOf">Path of a line, by its name.</param>
    public (QuoteWish Wish, PricedContent? Content) Price(QuoteWish wish, Func<string, string> pathOf)
    {
        if (!wish.Lines.Any(line => !line.Optional))
        {
            return (wish, null);
        }

        PricingResult result = pricing.Price(wish, catalogue, today);
        if (result.Content is { } content)
        {
            return (wish, content);
        }

        if (wish.Customer.VatId is not null && result.Refusals.FirstOrDefault(refusal => refusal.Code == "vat-id-invalid") is { } invalid)
        {
            findings.Add("customer.vatId", invalid.Reason);
            return Price(wish with { Customer = wish.Customer with { VatId = null } }, pathOf);
        }

        RequestedLine[] priced = [.. wish.Lines.Where(line => IsPriced(wish, line, pathOf(line.Line!)))];
        if (priced.Length < wish.Lines.Count)
        {
            return Price(wish with { Lines = priced }, pathOf);
        }

        findings.Add("lines", string.Join(' ', result.Refusals.Select(refusal => refusal.Reason).Distinct(StringComparer.Ordinal)));
        return (wish, null);
    }

    /// <summary>Whether a line has a price by itself; what stands in its way is found.</summary>
    private bool IsPriced(QuoteWish wish, RequestedLine line, string path)
    {
        PricingResult alone = pricing.Price(wish with { Lines = [line with { Optional = false }] }, catalogue, today);
        foreach (Refusal refusal in alone.Refusals)
        {
            findings.Add(PathOf(refusal, path), refusal.Reason);
        }

        return alone.Content is not null;
    }

    private static string PathOf(Refusal refusal, string line) => refusal.Code switch
    {
        "item-unknown" => $"{line}.sku",
        "price-missing" => $"{line}.price",
        "cost-missing" => $"{line}.cost",
        "option-unknown" => $"{line}.options",
        "bundle-not-whole" or "amount-too-large" => $"{line}.quantity",
        "exchange-rate-missing" or "currency-unknown" => "currency",
        "vat-country-unknown" => "customer.address.country",
        _ => $"{line}.tax",
    };
}
