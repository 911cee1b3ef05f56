namespace LeadToCash.Availability;

/// <summary>Makes the holds of an accepted quote the order's. Safe to run twice: what is ordered stays as it is, and only what is missing is reserved.</summary>
public sealed class QuotedStockConfirmation(StockReservations reservations, StockedItems items)
{
    /// <summary>Confirms line by line. A line that is refused leaves the order to reserve it as any other.</summary>
    public async Task<StockPromises> ConfirmAsync(ConfirmQuotedStock confirm, CancellationToken cancellationToken)
    {
        StockHolder holder = new(confirm.QuoteId, confirm.Version, HeldUntil: null, confirm.OrderId);
        List<LinePromise> promises = [];
        foreach (StockLine line in items.GoodsOf(confirm.Lines))
        {
            promises.Add(await reservations.ConfirmAsync(holder, line, confirm.AcceptedAt, cancellationToken));
        }

        return new StockPromises(promises);
    }
}
