using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.QuoteToOrder;

/// <summary>The order that follows from an accepted quote: the very lines and totals, nothing computed again.</summary>
public static class AcceptedQuoteOrder
{
    /// <summary>Source of such orders.</summary>
    public const string Source = "quote";

    /// <summary>The order of the quote's current version.</summary>
    /// <exception cref="InvalidOperationException">The quote has no prices.</exception>
    public static OrderDraft Of(Quote quote)
    {
        PricedContent content = quote.Content ?? throw new InvalidOperationException($"Quote {quote.Number} has no prices.");
        return new OrderDraft
        {
            Source = Source,
            SourceId = quote.Id,
            SourceNumber = quote.Number,
            Customer = quote.Customer,
            Currency = content.Currency,
            Lines = [.. content.Lines.Select(line => LineOf(line, quote.Customer.Language))],
            Net = content.Net,
            Tax = content.Tax,
            Gross = content.Gross,
            QuoteVersion = quote.QuoteVersion,
        };
    }

    /// <summary>A priced line as one of an order.</summary>
    internal static OrderLine LineOf(PricedLine line, string language) => new()
    {
        Position = line.Position,
        Sku = line.Sku,
        Name = line.Name.TryGetValue(language, out string? name) ? name : line.Name["en"],
        Kind = line.Kind,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        Net = line.Net,
        TaxRate = line.TaxRate,
        TaxCategory = line.TaxCategory,
        TaxExemption = line.TaxExemption,
    };
}
