using LeadToCash.Catalog;

namespace LeadToCash.Availability;

/// <summary>An item in all warehouses as people and programs see it.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Name">By language.</param>
/// <param name="Unit">UN/ECE Recommendation 20.</param>
/// <param name="Warehouses">In the order of the rules.</param>
public sealed record StockView(string Sku, IReadOnlyDictionary<string, string> Name, string Unit, IReadOnlyList<WarehouseStock> Warehouses)
{
    /// <summary>Of an item as it was read.</summary>
    public static StockView Of(Product product, IEnumerable<StockShelf> shelves, DateTimeOffset at) =>
        new(product.Sku, product.Name, product.Unit, [.. shelves.Select(shelf => WarehouseStock.Of(shelf, at))]);
}

/// <summary>An item in one warehouse.</summary>
/// <param name="Warehouse">Code.</param>
/// <param name="Name">For people.</param>
/// <param name="Version">Version of the case; 0 if nothing was ever kept there.</param>
/// <param name="OnHand">What is there.</param>
/// <param name="SafetyStock">What new promises leave alone.</param>
/// <param name="Available">What can be promised from which date on; the first date is today.</param>
/// <param name="Receipts">What is to come, by date.</param>
/// <param name="Holds">Who holds what, in the order in which it was promised.</param>
public sealed record WarehouseStock(
    string Warehouse, string Name, long Version, decimal OnHand, decimal SafetyStock, IReadOnlyList<AvailabilityStep> Available, IReadOnlyList<Receipt> Receipts, IReadOnlyList<StockHold> Holds)
{
    /// <summary>Of an item as it was read, without what has ended by itself.</summary>
    public static WarehouseStock Of(StockShelf shelf, DateTimeOffset at)
    {
        StockItem item = shelf.Source.At(at);
        return new WarehouseStock(
            shelf.Warehouse.Code,
            shelf.Warehouse.Name,
            shelf.File?.Version ?? 0,
            item.OnHand,
            shelf.Terms.SafetyStock,
            Changing(AvailabilityCurve.Of(item, shelf.Terms)),
            [.. item.Receipts.Where(receipt => receipt.Open > 0).OrderBy(receipt => receipt.Date)],
            [.. item.Reservations.Select(StockHold.Of)]);
    }

    /// <summary>Only the dates on which something changes.</summary>
    private static List<AvailabilityStep> Changing(AvailabilityCurve curve)
    {
        List<AvailabilityStep> steps = [];
        foreach ((DateOnly date, decimal available) in curve.Steps)
        {
            if (steps.Count == 0 || steps[^1].Quantity != available)
            {
                steps.Add(new AvailabilityStep(date, available));
            }
        }

        return steps;
    }
}

/// <summary>What can be promised from a date on.</summary>
/// <param name="Date">Local.</param>
/// <param name="Quantity">In all, 0 or more.</param>
public sealed record AvailabilityStep(DateOnly Date, decimal Quantity);

/// <summary>What somebody holds.</summary>
/// <param name="Owner">A quote's case id, an order's, or a reference.</param>
/// <param name="Line">The owner's line.</param>
/// <param name="Version">Version of the document.</param>
/// <param name="Kind">How far it is.</param>
/// <param name="Quantity">In all.</param>
/// <param name="Portions">By date.</param>
/// <param name="HeldUntil">When it ends by itself, UTC; null if ordered.</param>
/// <param name="OrderId">The order; null while quoted.</param>
public sealed record StockHold(
    string Owner, string Line, int Version, ReservationKind Kind, decimal Quantity, IReadOnlyList<HeldPortion> Portions, DateTimeOffset? HeldUntil, string? OrderId)
{
    /// <summary>Of a reservation.</summary>
    public static StockHold Of(Reservation reservation) => new(
        reservation.Owner, reservation.Line, reservation.Version, reservation.Kind, reservation.Quantity,
        [.. reservation.Portions.Select(portion => new HeldPortion(portion.Quantity, portion.Date, portion.Firm))], reservation.HeldUntil, reservation.OrderId);
}

/// <summary>A dated part of what is held.</summary>
public sealed record HeldPortion(decimal Quantity, DateOnly Date, bool Firm);
