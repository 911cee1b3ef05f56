using System.Text.Json.Serialization;

namespace LeadToCash.Availability;

/// <summary>Goods that are to come in: a purchase order's or a production order's line.</summary>
/// <param name="Reference">What names it: <c>PO-4711/10</c>.</param>
/// <param name="Quantity">All that was ordered, in the item's unit.</param>
/// <param name="Date">Local date on which the rest is expected.</param>
/// <param name="Arrived">What has come in of it.</param>
/// <param name="ClosedOn">Local date on which it was over, arrived or cancelled; null while more is expected. Remembered a while, so that a late repetition does not plan it again.</param>
public sealed record Receipt(string Reference, decimal Quantity, DateOnly Date, decimal Arrived = 0, DateOnly? ClosedOn = null)
{
    /// <summary>What is still to come.</summary>
    [JsonIgnore]
    public decimal Open => ClosedOn is null ? Math.Max(0, Quantity - Arrived) : 0;
}
