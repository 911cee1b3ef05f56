using System.Text.Json.Serialization;

namespace LeadToCash.QuoteToOrder;

/// <summary>Goods of an order that come back: announced, received, settled by credit notes; or never received.</summary>
public sealed record GoodsReturn
{
    /// <summary>The how-manieth of its order, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>Number that people read and write on the parcel, <c>RT-2026-00001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>What is to come.</summary>
    public required IReadOnlyList<ReturnLine> Lines { get; init; }

    /// <summary>Why, as the customer says.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was announced, UTC.</summary>
    public required DateTimeOffset AnnouncedAt { get; init; }

    /// <summary>Until when it is awaited, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What came; null until then, and for ever if nothing did.</summary>
    public IReadOnlyList<ReturnedGoods>? Received { get; init; }

    /// <summary>When it came, UTC.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Case ids of the credit notes.</summary>
    public IReadOnlyList<string> CreditNotes { get; init; } = [];

    /// <summary>What could not be settled by itself, for staff; empty if all was.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>When it was settled, or given up, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How much of a line comes back, or is awaited.</summary>
    public decimal Of(int position) => Received is { } received
        ? received.Where(goods => goods.Position == position).Sum(goods => goods.Quantity)
        : EndedAt is null ? Lines.Where(line => line.Position == position).Sum(line => line.Quantity) : 0;

    /// <summary>How far it is, for people.</summary>
    [JsonIgnore]
    public string Standing => this switch
    {
        { EndedAt: not null, Received: null } => "never came",
        { EndedAt: not null } => "settled",
        { Received: not null } => "received",
        _ => "awaited",
    };
}

/// <summary>Pieces of an order's line that are to come back.</summary>
/// <param name="Position">Position in the order.</param>
/// <param name="Quantity">How many; above 0.</param>
public sealed record ReturnLine(int Position, decimal Quantity);

/// <summary>Pieces of an order's line that came back.</summary>
/// <param name="Position">Position in the order.</param>
/// <param name="Quantity">How many; above 0.</param>
/// <param name="IsSellable">Whether they go back into the stock; damaged ones are credited all the same.</param>
public sealed record ReturnedGoods(int Position, decimal Quantity, bool IsSellable = true);
