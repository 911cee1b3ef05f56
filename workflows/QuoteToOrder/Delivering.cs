using LeadToCash.Cases;
using LeadToCash.Catalog;

namespace LeadToCash.QuoteToOrder;

/// <summary>The rules of deliveries: what is in one was decided once, it leaves once, and nothing leaves that was not ordered.</summary>
internal static class Delivering
{
    private static readonly Decision<OrderEvent> Nothing = Decision<OrderEvent>.Accept();

    /// <summary>Notes what is to come, and decides the next delivery. A look that was overtaken by another one decides nothing.</summary>
    public static Decision<OrderEvent> Plan(Order order, PlanDelivery plan, DateTimeOffset at)
    {
        if (order.Cancellation is not null || order.Part(plan.PartId) is not { IsClosed: false } part || order.Unsent(plan.PartId) is not null || Count(order, plan.PartId) != plan.Sequence - 1)
        {
            return Nothing;
        }

        if (plan.Ready.GroupBy(line => line.Position).Any(line => line.Sum(one => one.Quantity) > Open(order, line.Key)))
        {
            return Decision<OrderEvent>.Refuse("goods-changed", $"Less of order {order.Number} is to be sent than was ready; look again.");
        }

        List<OrderEvent> events = [];
        if (part.Due is null || !part.Due.SequenceEqual(plan.Due))
        {
            events.Add(new GoodsExpected(plan.PartId, plan.Due));
        }

        if (plan is { Ready.Count: > 0, Number: { } number })
        {
            events.Add(new DeliveryPlanned(plan.PartId, plan.Sequence, number, plan.Warehouse, plan.Ready, at));
        }

        return Decision<OrderEvent>.Accept(events);
    }

    public static Decision<OrderEvent> Ship(Order order, ShipDelivery ship, DateTimeOffset at) => order.Delivery(ship.PartId, ship.Sequence) switch
    {
        null => Unknown(order, ship.PartId, ship.Sequence),
        { IsShipped: true } => Nothing,
        _ => Decision<OrderEvent>.Accept(new DeliveryShipped(ship.PartId, ship.Sequence, ship.TrackingNumber, at)),
    };

    public static Decision<OrderEvent> Arrive(Order order, NoteArrival arrival, DateTimeOffset at) => order.Delivery(arrival.PartId, arrival.Sequence) switch
    {
        null => Unknown(order, arrival.PartId, arrival.Sequence),
        { DeliveredAt: not null } => Nothing,
        { IsShipped: false } early => Decision<OrderEvent>.Refuse("delivery-not-shipped", $"Delivery {early.Number} has not left."),
        _ => Decision<OrderEvent>.Accept(new DeliveryArrived(arrival.PartId, arrival.Sequence, at)),
    };

    /// <summary>What has not left is taken off the order, so that only what was delivered is billed.</summary>
    public static Decision<OrderEvent> Stop(Order order, StopDeliveries stop, DateTimeOffset at)
    {
        if (order.Part(stop.PartId) is not { IsClosed: false } part)
        {
            return Nothing;
        }

        if (Count(order, stop.PartId) == 0)
        {
            return Decision<OrderEvent>.Accept(new PartCancelled(stop.PartId, stop.Reason));
        }

        ChangedLine[] cut = [.. order.OpenLines(part).Select(open => Cut(order.Line(open.Position)!, order.SentOf(open.Position)))];
        return cut.Length == 0 ? Nothing : Decision<OrderEvent>.Accept(OrderChanging.Event(order, cut, "system", at), new GoodsExpected(stop.PartId, []));
    }

    /// <summary>What ends a part of deliveries another way than any part: goods that are still to be sent, or nothing that ever was. Null otherwise.</summary>
    public static Decision<OrderEvent>? Completion(Order order, CompletePart done) => order.Part(done.PartId) switch
    {
        { Kind: ProductKind.Physical, IsClosed: false, Due: not null } part when order.OpenLines(part).Count > 0 || order.Unsent(part.Id) is not null =>
            Decision<OrderEvent>.Refuse("part-open", $"The part '{part.Id}' of order {order.Number} has goods that have not left."),
        { Kind: ProductKind.Physical, IsClosed: false, Due: not null } part when Count(order, part.Id) == 0 =>
            Decision<OrderEvent>.Accept(new PartCancelled(part.Id, "All its lines were removed.")),
        _ => null,
    };

    private static ChangedLine Cut(OrderLine line, decimal sent) => new(line, sent == 0 ? null : line.WithQuantity(sent));

    private static decimal Open(Order order, int position) => (order.Line(position)?.Quantity ?? 0) - order.SentOf(position);

    private static int Count(Order order, string partId) => order.Deliveries.Count(delivery => delivery.PartId == partId);

    private static Decision<OrderEvent> Unknown(Order order, string partId, int sequence) =>
        Decision<OrderEvent>.Refuse("delivery-unknown", $"Order {order.Number} has no delivery {sequence:D} of its part '{partId}'.");
}
