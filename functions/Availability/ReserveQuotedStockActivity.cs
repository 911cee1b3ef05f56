using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Availability;

/// <summary>
/// Holds the goods of a version of a quote, as far as we keep them in stock. Safe to run twice: a line that holds all reserves nothing more, and what an interrupted run reserved
/// of a line or of some lines is completed; what nobody completes ends with the validity.
/// </summary>
public sealed class ReserveQuotedStockActivity(StockReservations reservations, StockedItems items, StockBook book)
{
    [Function(nameof(ReserveQuotedStock))]
    public async Task<StockPromises> RunAsync([ActivityTrigger] ReserveQuotedStock input, CancellationToken cancellationToken)
    {
        StockHolder holder = new(input.QuoteId, input.Version, input.HeldUntil);
        List<LinePromise> promises = [];
        foreach (StockLine line in items.GoodsOf(input.Lines))
        {
            if (await book.KeepsAsync(line.Sku, cancellationToken))
            {
                promises.Add(await reservations.ReserveAsync(holder, line, cancellationToken));
            }
        }

        if (input.FormerSkus is { } former && input.Version > 1)
        {
            await reservations.ReleaseAsync(
                input.QuoteId, input.Version - 1, "superseded", input.HeldUntil, items.GoodsOf(former), holder.Actor, cancellationToken);
        }

        return new StockPromises(promises);
    }
}
