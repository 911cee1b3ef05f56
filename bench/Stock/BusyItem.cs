using LeadToCash.Availability;

namespace LeadToCash.Bench.Stock;

/// <summary>An item with many receipts and reservations, the same on every run.</summary>
internal static class BusyItem
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static StockTerms Terms { get; } = new("P-100", "NUE", Today, Today.AddDays(28));

    /// <summary>Receipts on as many days; reservations over the same time, nine tenths of all that comes.</summary>
    public static StockItem Of(int receipts, int reservations) => new()
    {
        Sku = "P-100",
        Warehouse = "NUE",
        OnHand = 100,
        Receipts = [.. Enumerable.Range(0, receipts).Select(i => new Receipt($"PO-{i}", 10, Today.AddDays(1 + i)))],
        Reservations =
        [
            .. Enumerable.Range(0, reservations).Select(i => new Reservation
            {
                Owner = $"quote-{i}",
                Line = "1",
                Version = 1,
                Kind = ReservationKind.Ordered,
                Wanted = Today,
                Portions = [new Portion(0.9m * receipts * 10 / reservations, Today.AddDays(20 + (int)(i * 7_919L % receipts)), Firm: true, i + 1)],
                OrderId = $"order-{i}",
            }),
        ],
    };
}
