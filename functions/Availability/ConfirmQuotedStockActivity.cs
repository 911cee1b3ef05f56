using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Availability;

/// <summary>Makes the holds of an accepted quote the order's. Safe to run twice: what is ordered stays as it is, and only what is missing is reserved.</summary>
public sealed class ConfirmQuotedStockActivity(StockReservations reservations, StockedItems items)
{
    [Function(nameof(ConfirmQuotedStock))]
    public async Task<StockPromises> RunAsync([ActivityTrigger] ConfirmQuotedStock input, CancellationToken cancellationToken)
    {
        StockHolder holder = new(input.QuoteId, input.Version, HeldUntil: null, input.OrderId);
        List<LinePromise> promises = [];
        foreach (StockLine line in items.GoodsOf(input.Lines))
        {
            promises.Add(await reservations.ConfirmAsync(holder, line, input.AcceptedAt, cancellationToken));
        }

        return new StockPromises(promises);
    }
}
