using LeadToCash.Availability;
using LeadToCash.Cases;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Lets orders look at their goods again when stock moves: those whose dates changed, and those for which what is there now may be enough, first come first served. One that is
/// told in vain, or twice, just looks.
/// </summary>
public sealed class GoodsObserver : ICaseObserver
{
    /// <summary>More than so many are not told at once; whoever is left out looks on the date that was promised.</summary>
    private const int Most = 100;

    /// <inheritdoc/>
    public string? CaseType => StockItem.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        StockEvent moved = @event.As<StockEvent>();
        if (moved is not (GoodsReceived or GoodsTakenBack or StockCounted or PromisesBroken or PromisesFirmed or HoldTrimmed or StockReleased or OrderStockReleased or HoldsExpired))
        {
            return;
        }

        StockItem item = (await @event.CaseAsync<StockItem>(cancellationToken)).State;
        foreach (string orderId in Concerned(item, moved).Distinct(StringComparer.Ordinal).Take(Most))
        {
            await processes.RaiseAsync(FulfilPart.InstanceId(orderId, SplitRule.Goods.PartId), new GoodsMoved(), cancellationToken);
        }
    }

    private static IEnumerable<string> Concerned(StockItem item, StockEvent moved) => moved switch
    {
        PromisesBroken broken => OrdersOf(item, broken.Changes),
        PromisesFirmed firmed => OrdersOf(item, firmed.Changes),
        _ => Waiting(item),
    };

    private static IEnumerable<string> OrdersOf(StockItem item, IEnumerable<PromiseChange> changes) =>
        changes.Select(change => item.Reservation(change.Owner, change.Line)?.OrderId).OfType<string>();

    /// <summary>Whoever may be served from what is there.</summary>
    private static IEnumerable<string> Waiting(StockItem item)
    {
        decimal left = item.OnHand;
        foreach (Reservation reservation in item.Reservations.Where(one => one.OrderId is not null).OrderBy(one => one.Portions.Min(portion => portion.Place)))
        {
            if (left <= 0)
            {
                yield break;
            }

            left -= reservation.Quantity;
            yield return reservation.OrderId!;
        }
    }
}
