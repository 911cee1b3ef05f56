using System.Text.Json.Serialization;

namespace LeadToCash.Availability;

/// <summary>A dated part of a promise. Written as <c>1@2026-04-10#17</c> when firm, <c>1~2026-04-10#17</c> on request, because a busy item has thousands.</summary>
/// <param name="Quantity">In the item's unit; above 0.</param>
/// <param name="Date">Local date from which it can be shipped; on request about that date.</param>
/// <param name="Firm">Covered by stock or a planned receipt; otherwise it has to be ordered first.</param>
/// <param name="Place">Its place in the order in which promises were given; 0 while it is only asked about.</param>
[JsonConverter(typeof(PortionJsonConverter))]
public sealed record Portion(decimal Quantity, DateOnly Date, bool Firm, long Place = 0);
