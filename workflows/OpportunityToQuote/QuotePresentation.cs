using LeadToCash.Availability;
using Microsoft.DurableTask;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Puts a version before the customer with goods held for it, and clears up after him. What was priced before goods were held goes without.</summary>
internal static class QuotePresentation
{
    /// <summary>Until when the customer can accept; null when there is a newer version.</summary>
    public static async Task<QuoteValidity?> PresentAsync(this TaskOrchestrationContext context, QuoteVersionRef quote, QuotedStock? stock)
    {
        (string quoteId, int version) = quote;
        QuoteValidity? validity = await context.ReleaseQuoteAsync(new(quoteId, version, WithMail: stock is null));
        if (validity is null || stock is null)
        {
            return validity;
        }

        StockPromises? promises = stock.IsAny
            ? await context.ReserveQuotedStockAsync(new(quoteId, version, validity.ExpiresAt, stock.Lines, stock.FormerSkus))
            : null;
        await context.PresentQuoteAsync(new(quoteId, version, promises));
        return validity;
    }

    /// <summary>Gives free what is held for a version that nobody accepted, and tells whoever asked for it how it ended.</summary>
    public static async Task ConcludeAsync(this TaskOrchestrationContext context, QuoteVersionRef quote, QuotedStock? stock, QuoteValidity validity, string? freed)
    {
        if (stock is null)
        {
            return;
        }

        if (freed is not null && stock.Lines.Count > 0)
        {
            await context.ReleaseQuotedStockAsync(new(quote.QuoteId, quote.QuoteVersion, freed, validity.ExpiresAt, stock.Skus));
        }

        await context.ReportAnswerAsync(new(quote.QuoteId, quote.QuoteVersion));
    }
}
