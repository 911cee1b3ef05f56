using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.QuoteToOrder;

/// <summary>
/// The order that follows from an accepted quote: the very lines and totals, nothing computed again. Subscriptions of a quote that changes a contract are the
/// contract's: they make no order, and what is sold beside them is totalled by itself.
/// </summary>
public static class AcceptedQuoteOrder
{
    /// <summary>Source of such orders.</summary>
    public const string Source = "quote";

    /// <summary>The order of the quote's current version.</summary>
    /// <exception cref="InvalidOperationException">The quote has no prices.</exception>
    public static OrderDraft Of(Quote quote)
    {
        PricedContent content = quote.Content ?? throw new InvalidOperationException($"Quote {quote.Number} has no prices.");
        if (quote.Terms?.Change is not null)
        {
            return Beside(quote, content);
        }

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
            Deposit = quote.Terms?.Deposit,
        };
    }

    /// <summary>The lines of a quote that run under the contract which it changes.</summary>
    public static IReadOnlyList<OrderLine> ContractLines(Quote quote) =>
        [.. quote.Content!.Lines.Where(line => line.Kind == ProductKind.Subscription).Select(line => LineOf(line, quote.Customer.Language))];

    private static OrderDraft Beside(Quote quote, PricedContent content)
    {
        PricedLine[] lines = [.. content.Lines.Where(line => line.Kind != ProductKind.Subscription)];
        Money net = Money.Sum(lines.Select(line => line.Net), content.Currency);
        Money tax = Money.Sum(TaxGroup.Of(lines, content.Currency).Select(group => group.Tax), content.Currency);
        return new OrderDraft
        {
            Source = Source,
            SourceId = quote.Id,
            SourceNumber = quote.Number,
            Customer = quote.Customer,
            Currency = content.Currency,
            Lines = [.. lines.Select(line => LineOf(line, quote.Customer.Language))],
            Net = net,
            Tax = tax,
            Gross = net + tax,
            QuoteVersion = quote.QuoteVersion,
            Deposit = quote.Terms?.Deposit,
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
