using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Availability;

/// <summary>Gives free what a quote holds. Safe to run twice: what is free stays free, and what was ordered meanwhile stays ordered.</summary>
public sealed class ReleaseQuotedStockActivity(StockReservations reservations, StockedItems items)
{
    [Function(nameof(ReleaseQuotedStock))]
    public Task RunAsync([ActivityTrigger] ReleaseQuotedStock input, CancellationToken cancellationToken) => reservations.ReleaseAsync(
        input.QuoteId, input.UpToVersion, input.Reason, input.HeldUntil, items.GoodsOf(input.Skus), "system", cancellationToken);
}
