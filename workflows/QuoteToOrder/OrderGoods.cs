using LeadToCash.Catalog;

namespace LeadToCash.QuoteToOrder;

/// <summary>What of an order's goods has left, and what has not.</summary>
public static class OrderGoods
{
    /// <summary>Pieces of a line that have left.</summary>
    public static decimal ShippedOf(this Order order, int position) => LeftWhole(order, position) is { } line
        ? line.Quantity
        : Sum(order.Deliveries.Where(delivery => delivery.IsShipped), position);

    /// <summary>Pieces of a line that have left or are in a delivery that is about to leave.</summary>
    public static decimal SentOf(this Order order, int position) => LeftWhole(order, position) is { } line ? line.Quantity : Sum(order.Deliveries, position);

    /// <summary>The lines of a part with what is still to be sent of each; without those of which nothing is.</summary>
    public static IReadOnlyList<OrderLine> OpenLines(this Order order, OrderPart part) =>
    [
        .. order.Lines.Where(line => part.Positions.Contains(line.Position))
            .Select(line => line with { Quantity = line.Quantity - order.SentOf(line.Position) })
            .Where(line => line.Quantity > 0),
    ];

    /// <summary>The delivery of a part that was decided and has not left; null if there is none.</summary>
    public static Delivery? Unsent(this Order order, string partId) => order.Deliveries.FirstOrDefault(delivery => delivery.PartId == partId && !delivery.IsShipped);

    /// <summary>A delivery; null if there is none.</summary>
    public static Delivery? Delivery(this Order order, string partId, int sequence) =>
        order.Deliveries.FirstOrDefault(delivery => delivery.PartId == partId && delivery.Sequence == sequence);

    /// <summary>When what of a line has not left can leave; empty if nothing is due or nobody has asked yet.</summary>
    public static IReadOnlyList<DueGoods> DueOf(this Order order, int position) => [.. order.Parts.SelectMany(part => part.Due ?? []).Where(due => due.Position == position)];

    /// <summary>Whether a subscription runs.</summary>
    public static bool IsActive(this OrderPart part) => part.Steps.Any(step => step.Name == PartStep.Activated);

    /// <summary>A line by its position; null if there is none.</summary>
    public static OrderLine? Line(this Order order, int position) => order.Lines.FirstOrDefault(line => line.Position == position);

    /// <summary>The line if its part went out in one piece, as all did before there were deliveries; else null.</summary>
    private static OrderLine? LeftWhole(Order order, int position) =>
        order.Parts.Any(part => part.Kind == ProductKind.Physical && part.Due is null && part.Positions.Contains(position) && part.Steps.Any(step => step.Name == PartStep.Shipped))
            ? order.Line(position)
            : null;

    private static decimal Sum(IEnumerable<Delivery> deliveries, int position) =>
        deliveries.SelectMany(delivery => delivery.Lines).Where(line => line.Position == position).Sum(line => line.Quantity);
}
