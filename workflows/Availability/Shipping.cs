using LeadToCash.Cases;

namespace LeadToCash.Availability;

/// <summary>What leaves the warehouse.</summary>
internal static class Shipping
{
    /// <summary>Sets aside all that an order holds, if it is there and needed by nobody who came before.</summary>
    public static Refusal? Allocate(StockChange change, StockCommand.Allocate command)
    {
        Reservation[] open = [.. change.Item.Reservations.Where(reservation => reservation.OrderId == command.OrderId && reservation.Kind != ReservationKind.Allocated)];
        if (open.Length == 0)
        {
            return null;
        }

        decimal quantity = open.Sum(reservation => reservation.Quantity);
        var others = AvailabilityCurve.Of(change.Item, command.Terms with { SafetyStock = 0 }, reservation => !open.Contains(reservation));
        if (Math.Min(others.AvailableOn(command.Terms.Today), Unallocated(change.Item)) < quantity)
        {
            return new Refusal("stock-short", $"{quantity:G29} of {change.Item.Sku} for {command.OrderId} are not all there and free in {change.Item.Warehouse}.");
        }

        change.Add(new GoodsAllocated(command.OrderId, command.Terms.Today));
        return null;
    }

    /// <summary>Takes goods out. Pieces that the order did not hold may break promises; pieces that are not there can't go.</summary>
    public static Refusal? Ship(StockChange change, StockCommand.Ship command)
    {
        if (command.Quantity <= 0)
        {
            return new Refusal("quantity-wrong", "What is shipped is more than 0.");
        }

        decimal there = Unallocated(change.Item) + change.Item.Reservations
            .Where(reservation => reservation.Kind == ReservationKind.Allocated && reservation.OrderId == command.OrderId).Sum(reservation => reservation.Quantity);
        if (there < command.Quantity)
        {
            return new Refusal("stock-short", $"{there:G29} of {change.Item.Sku} are there for {command.OrderId} in {change.Item.Warehouse}, not {command.Quantity:G29}.");
        }

        change.Add(new GoodsShipped(command.OrderId, command.Quantity));
        BrokenPromises.Find(change, $"{command.Quantity:G29} were shipped for {command.OrderId}.");
        return null;
    }

    private static decimal Unallocated(StockItem item) =>
        item.OnHand - item.Reservations.Where(reservation => reservation.Kind == ReservationKind.Allocated).Sum(reservation => reservation.Quantity);
}
