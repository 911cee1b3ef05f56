using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderManagement;

/// <summary>An order in a list.</summary>
/// <param name="OrderId">Its case id.</param>
/// <param name="Number">Number that people read.</param>
/// <param name="Source">Where it came from: <c>shopify</c>, <c>quote</c>.</param>
/// <param name="SourceNumber">Number that the customer knows from there; null if there is none.</param>
/// <param name="Customer">Company or name; null if it is not known.</param>
/// <param name="PlacedAt">When, UTC.</param>
/// <param name="Gross">What it comes to, tax included.</param>
/// <param name="Stage">In which list it is.</param>
/// <param name="Status">For people: <c>in progress (2/3)</c>.</param>
/// <param name="WaitsFor">What is missing, one sentence each.</param>
/// <param name="Concerns">Why nothing can move it; empty if all is well.</param>
public sealed record OrderRow(
    string OrderId, string Number, string Source, string? SourceNumber, string? Customer, DateTimeOffset PlacedAt, Money Gross, OrderStage Stage, string Status,
    IReadOnlyList<string> WaitsFor, IReadOnlyList<string> Concerns)
{
    /// <summary>Of an order that was placed.</summary>
    public static OrderRow Of(string id, Order order) => new(
        id, order.Number!, order.Source, order.SourceNumber, order.Customer?.Company ?? order.Customer?.Name, order.PlacedAt!.Value, order.Gross!.Value, OrderStages.Of(order),
        order.StatusText, order.WaitsFor, order.Concerns);
}
