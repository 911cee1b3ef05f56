using System.Text.Json.Serialization;

namespace LeadToCash.Availability;

/// <summary>How far what is reserved has come.</summary>
public enum ReservationKind
{
    /// <summary>Held for a version of a quote until its validity ends.</summary>
    Quoted,

    /// <summary>Sold: held until it is shipped or the order is cancelled.</summary>
    Ordered,

    /// <summary>Picked: set aside in the warehouse.</summary>
    Allocated,
}

/// <summary>What one line of a quote or an order holds of an item in a warehouse. What was shipped of it is no longer in it.</summary>
public sealed record Reservation
{
    /// <summary>Who holds it: a quote's case id, an order's, or the reference of a person.</summary>
    public required string Owner { get; init; }

    /// <summary>The owner's line.</summary>
    public required string Line { get; init; }

    /// <summary>Version of the owner's document.</summary>
    public required int Version { get; init; }

    /// <summary>How far it is.</summary>
    public required ReservationKind Kind { get; init; }

    /// <summary>Local date on which the customer wants it.</summary>
    public required DateOnly Wanted { get; init; }

    /// <summary>Whether all must come at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WholeOnly { get; init; }

    /// <summary>What was promised, by date; at least one.</summary>
    public required IReadOnlyList<Portion> Portions { get; init; }

    /// <summary>Quoted: when it ends by itself, UTC; null for ordered ones.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The order that it became; null while it is quoted.</summary>
    public string? OrderId { get; init; }

    /// <summary>Sum of its portions.</summary>
    [JsonIgnore]
    public decimal Quantity => Portions.Sum(portion => portion.Quantity);

    /// <summary>Whether every portion is covered.</summary>
    [JsonIgnore]
    public bool IsFirm => Portions.All(portion => portion.Firm);

    /// <summary>When the last piece can be shipped.</summary>
    [JsonIgnore]
    public DateOnly CompleteOn => Portions.Max(portion => portion.Date);

    /// <summary>Whether it is the one of a line.</summary>
    public bool IsOf(string owner, string line) => Owner == owner && Line == line;

    /// <summary>Whether it has ended by itself at an instant.</summary>
    public bool HasExpired(DateTimeOffset at) => Kind == ReservationKind.Quoted && HeldUntil <= at;
}

/// <summary>Remembers, as long as a late repetition could hurt, that an owner's versions were released.</summary>
/// <param name="Owner">Who held.</param>
/// <param name="Version">This version and those before it may not reserve again.</param>
/// <param name="Until">When the last of them would have ended anyway, UTC.</param>
public sealed record ReleasedOwner(string Owner, int Version, DateTimeOffset Until);
