using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Proposals;

/// <summary>Counts quotes that customers answered, or let expire: each quote once, by the version that was answered last.</summary>
public sealed class DealObserver(DealCounts deals, Catalogues catalogues, BusinessCalendars calendars) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Quote.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        int? version = @event.Name switch
        {
            nameof(QuoteAccepted) => @event.As<QuoteAccepted>().QuoteVersion,
            nameof(QuoteDeclined) => @event.As<QuoteDeclined>().QuoteVersion,
            nameof(QuoteExpired) => @event.As<QuoteExpired>().QuoteVersion,
            _ => null,
        };
        if (version is { } answered && ContentOf((await @event.CaseAsync<Quote>(cancellationToken)).State, answered) is ({ } quote, { } content))
        {
            Catalogue catalogue = (await catalogues.CurrentAsync(cancellationToken)).Catalogue;
            string? customerGroup = quote.CustomerId is { } customer ? catalogue.CustomerGroups.Find(customer)?.Group : null;
            Deal deal = new(calendars.Own.DateOf(@event.At), @event.Name == nameof(QuoteAccepted), customerGroup, [.. Lines(content, catalogue)]);
            await deals.CountAsync(@event.CaseId, @event.Version, deal, cancellationToken);
        }
    }

    private static (Quote Quote, PricedContent? Content) ContentOf(Quote quote, int version) =>
        (quote, version == quote.QuoteVersion ? quote.Content : quote.PreviousVersions.FirstOrDefault(previous => previous.QuoteVersion == version)?.Content);

    /// <summary>What is in a bundle has its price by the bundle, not by negotiation.</summary>
    private static IEnumerable<DealLine> Lines(PricedContent content, Catalogue catalogue) => content.Lines.Where(line => line.Bundle is null)
        .Select(line => new DealLine(
            line.Sku,
            catalogue.Products.Find(line.Sku)?.Group,
            line.Quantity,
            line.Waterfall.Where(step => step.Kind is PriceStepKind.List or PriceStepKind.Option).Sum(step => step.Effect.Amount),
            line.UnitPrice.Amount));
}
