using System.Globalization;
using LeadToCash.Catalog;

namespace LeadToCash.Availability;

/// <summary>Answers what can be promised, and says why. For the API, the pages, and whoever shows a date before anything is reserved.</summary>
public sealed class AvailabilityQuestions(StockBook book, StockRules rules, TimeProvider time)
{
    /// <summary>What could be promised now; nothing is reserved. One point read for each warehouse.</summary>
    /// <param name="product">Goods of the catalogue.</param>
    /// <param name="line">How much, when, from where and to where; its item is the product's.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<AvailabilityAnswer> AskAsync(Product product, StockLine line, CancellationToken cancellationToken)
    {
        IReadOnlyList<StockShelf> shelves = await book.ReadAsync(product.Sku, line.Warehouse, line.PostCode, cancellationToken);
        DateOnly wanted = line.Wanted ?? book.Today;
        IReadOnlyList<SourcedPortion> portions = Sourcing.Plan(
            [.. shelves.Select(shelf => shelf.Source)], line.Quantity, wanted, line.WholeOnly, rules.Sourcing, time.GetUtcNow());
        return new AvailabilityAnswer(
            product.Sku,
            line.Quantity,
            product.Unit,
            wanted,
            portions,
            portions.All(portion => portion.Firm),
            portions.Max(portion => portion.Date),
            [.. shelves.Select(shelf => Reason(shelf, line.Quantity))])
        {
            Revision = string.Join('.', shelves.Select(shelf => string.Create(CultureInfo.InvariantCulture, $"{shelf.Warehouse.Code}-{shelf.File?.Version ?? 0}"))),
        };
    }

    private AvailabilityReason Reason(StockShelf shelf, decimal quantity)
    {
        StockItem item = shelf.Source.At(time.GetUtcNow());
        var curve = AvailabilityCurve.Of(item, shelf.Terms);
        return new AvailabilityReason(
            shelf.Warehouse.Code,
            item.OnHand,
            item.Reservations.Sum(reservation => reservation.Quantity),
            shelf.Terms.SafetyStock,
            curve.AvailableOn(shelf.Terms.Today),
            item.Receipts.Where(receipt => receipt.Open > 0).OrderBy(receipt => receipt.Date).FirstOrDefault(),
            curve.Promise(quantity, shelf.Terms.Today).Max(portion => portion.Date),
            rules.ItemOf(item.Sku).LeadTimeDays);
    }
}

/// <summary>What can be promised.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Quantity">What was asked for.</param>
/// <param name="Unit">UN/ECE Recommendation 20.</param>
/// <param name="Wanted">Local date.</param>
/// <param name="Portions">By date; their sum is the quantity.</param>
/// <param name="IsFirm">Whether every piece is covered; otherwise a part is on request.</param>
/// <param name="CompleteOn">When the last piece can be shipped, about that date if on request.</param>
/// <param name="Reasons">By warehouse, nearest first.</param>
public sealed record AvailabilityAnswer(
    string Sku, decimal Quantity, string Unit, DateOnly Wanted, IReadOnlyList<SourcedPortion> Portions, bool IsFirm, DateOnly CompleteOn, IReadOnlyList<AvailabilityReason> Reasons)
{
    /// <summary>Changes when the stock changes.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Revision { get; init; } = "";
}

/// <summary>Why that can be promised from a warehouse.</summary>
/// <param name="Warehouse">Its code.</param>
/// <param name="OnHand">What is there.</param>
/// <param name="Held">What others hold of it and of what is to come.</param>
/// <param name="SafetyStock">What new promises leave alone.</param>
/// <param name="AvailableToday">What can be promised for today.</param>
/// <param name="NextReceipt">What comes next; null if nothing is planned.</param>
/// <param name="AloneOn">When this warehouse alone could have sent all of it.</param>
/// <param name="LeadTimeDays">Working days that ordering takes, for what is on request.</param>
public sealed record AvailabilityReason(
    string Warehouse, decimal OnHand, decimal Held, decimal SafetyStock, decimal AvailableToday, Receipt? NextReceipt, DateOnly AloneOn, int LeadTimeDays);
