using System.Text.Json;
using LeadToCash.Availability;
using LeadToCash.Cases;

namespace LeadToCash.Workflows.Tests.Availability;

/// <summary>Pumps in a warehouse, as a story tells it: every command must be accepted unless the test asks.</summary>
internal sealed class Shelf(decimal safetyStock = 0)
{
    public static readonly DateOnly Monday = new(2026, 3, 2);

    public DateTimeOffset At { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public DateOnly Today => DateOnly.FromDateTime(At.UtcDateTime);

    public StockItem? Item { get; private set; }

    public StockTerms Terms => new("P-100", "NUE", Today, Today.AddDays(28), safetyStock);

    public AvailabilityCurve Curve => AvailabilityCurve.Of(Settling.At(Item ?? new StockItem { Sku = "P-100", Warehouse = "NUE" }, Terms, At), Terms);

    public static DateOnly On(int month, int day) => new(2026, month, day);

    public IReadOnlyList<StockEvent> Do(StockCommand command)
    {
        Decision<StockEvent> decision = StockItem.Decide(Item, command, At);
        Assert.Null(decision.Refusal);
        Item = decision.Events.Aggregate(Item, StockItem.Apply);
        return decision.Events;
    }

    public string? Refused(StockCommand command) => StockItem.Decide(Item, command, At).Refusal?.Code;

    public Shelf Has(decimal onHand, params (string Reference, decimal Quantity, DateOnly Date)[] receipts)
    {
        Do(new StockCommand.Count(onHand, "inventory", Terms));
        foreach ((string reference, decimal quantity, DateOnly date) in receipts)
        {
            Do(new StockCommand.PlanReceipt(reference, quantity, date, Terms));
        }

        return this;
    }

    public StockCommand.Reserve Reserving(
        string owner, decimal quantity, DateOnly? wanted = null, int version = 1, bool whole = false, string line = "1", int days = 30, string? orderId = null) =>
        new(owner, line, version, quantity, wanted ?? Monday, whole, orderId is null ? new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddDays(days) : null, orderId, null, Terms);

    public string Reserve(
        string owner, decimal quantity, DateOnly? wanted = null, int version = 1, bool whole = false, string line = "1", int days = 30, string? orderId = null)
    {
        Do(Reserving(owner, quantity, wanted, version, whole, line, days, orderId));
        return Held(owner, line);
    }

    /// <summary>What is held, as it is stored but without places: <c>1@2026-03-02 1~2026-03-30</c>.</summary>
    public string Held(string owner, string line = "1") => Item?.Reservation(owner, line) is { } held ? Text(held.Portions) : "";

    public static string Text(IEnumerable<Portion> portions) =>
        string.Join(' ', portions.Select(portion => JsonSerializer.Serialize(portion).Trim('"').Split('#')[0]));
}
