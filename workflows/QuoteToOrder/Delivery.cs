using System.Text.Json.Serialization;

namespace LeadToCash.QuoteToOrder;

/// <summary>Goods of an order that leave together, from one warehouse. What is in it was decided once and never changes.</summary>
public sealed record Delivery
{
    /// <summary>Part of the order.</summary>
    public required string PartId { get; init; }

    /// <summary>The how-manieth of its part, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>Number that people read, <c>L-2026-00001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Code of the warehouse; null if only the back end knows.</summary>
    public string? Warehouse { get; init; }

    /// <summary>What is in it.</summary>
    public required IReadOnlyList<DeliveryLine> Lines { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>When it left, UTC; null until then.</summary>
    public DateTimeOffset? ShippedAt { get; init; }

    /// <summary>The carrier's number; null until it left.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>When it was delivered, UTC; null until then.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Whether it has left.</summary>
    [JsonIgnore]
    public bool IsShipped => ShippedAt is not null;

    /// <summary>Names a delivery to the warehouse for ever; under this key it leaves once.</summary>
    public static string KeyOf(string orderId, string partId, int sequence) => $"{orderId}:{partId}:{sequence}";
}

/// <summary>Pieces of an order's line in a delivery.</summary>
/// <param name="Position">Position in the order.</param>
/// <param name="Quantity">How many; above 0.</param>
public sealed record DeliveryLine(int Position, decimal Quantity);
