using LeadToCash.Calendar;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.OpportunityToQuote.Approvals;
using LeadToCash.Tax;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Prices what somebody wants by the catalogue of the moment, for processes and editors alike.</summary>
public sealed class QuotePricing(Catalogues catalogues, VatRules vat, ApprovalPolicies policies, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>Everything that keeps a quote of this from its prices and approvals today, by field; empty when nothing does. One request while the catalogue has not changed.</summary>
    public async Task<Dictionary<string, string[]>> MissingAsync(QuoteWish wish, CancellationToken cancellationToken)
    {
        DateOnly today = calendars.Today(time);
        string currency = wish.Currency ?? catalogues.Currency;
        Dictionary<string, string[]> missing = [];
        if (!policies.On(today).Currencies.Contains(currency, StringComparer.Ordinal))
        {
            missing["currency"] = [$"Nobody can approve a quote in {currency}."];
        }

        PricingResult result = await PriceAsync(wish, today, cancellationToken);
        if (result.Content is null)
        {
            missing["lines"] = [.. result.Refusals.Select(refusal => refusal.Reason)];
        }

        return missing;
    }

    /// <summary>Prices lines; one request while the catalogue has not changed.</summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="today">Local date.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The prices, or everything that stands in their way.</returns>
    public async Task<PricingResult> PriceAsync(QuoteWish wish, DateOnly today, CancellationToken cancellationToken)
    {
        Catalogue catalogue = (await catalogues.CurrentAsync(cancellationToken)).Catalogue;
        return Price(wish, catalogue, today);
    }

    /// <summary>Prices lines by a catalogue that was read already; no request.</summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="today">Local date.</param>
    /// <returns>The prices, or everything that stands in their way.</returns>
    public PricingResult Price(QuoteWish wish, Catalogue catalogue, DateOnly today)
    {
        IReadOnlyList<RequestedLine> lines = RequestedLines.Named(wish.Lines);
        PriceRequest request = RequestOf(wish, [.. lines.Where(line => !line.Optional)], today);
        PricingResult firm = Pricing.Price(request, catalogue, vat);
        PricingResult[] optional = [.. lines.Where(line => line.Optional).Select(line => Pricing.Price(request with { Lines = [LineOf(line)] }, catalogue, vat))];
        return firm.Content is { } content && optional.All(one => one.Content is not null)
            ? PricingResult.Of(content with { Alternatives = Continued(content.Lines.Count, optional) })
            : PricingResult.Refuse(firm.Refusals.Concat(optional.SelectMany(one => one.Refusals)));
    }

    private static IReadOnlyList<PricedLine> Continued(int last, IEnumerable<PricingResult> optional) =>
        [.. optional.SelectMany(one => one.Content!.Lines).Select((line, index) => line with { Position = last + index + 1 })];

    private PriceRequest RequestOf(QuoteWish wish, IReadOnlyList<RequestedLine> lines, DateOnly today) => new()
    {
        Currency = wish.Currency ?? catalogues.Currency,
        Date = today,
        CustomerId = wish.Customer.CustomerId,
        Buyer = BuyerOf(wish.Customer, vat.SellerCountry),
        Lines = [.. lines.Select(LineOf)],
        Discount = wish.Discount,
        PromotionCodes = wish.PromotionCode is { } code ? [code] : [],
    };

    private static LineToPrice LineOf(RequestedLine line) => new()
    {
        Sku = line.Sku,
        Quantity = line.Quantity,
        Options = [.. (line.Configuration?.Options ?? []).SelectMany(option => Enumerable.Repeat(option.Code, option.Quantity))],
        Discount = line.Discount,
        Price = line.Price,
        Line = line.Line,
    };

    /// <summary>Who buys, for the tax.</summary>
    /// <param name="customer">Who.</param>
    /// <param name="home">Country that counts for a customer without an address, ISO 3166-1 alpha-2.</param>
    public static VatBuyer BuyerOf(Party customer, string home) => new(
        customer.Address?.Country ?? home, customer.Address?.PostCode, customer.VatId, customer.VatId is not null || !string.IsNullOrEmpty(customer.Company));
}
