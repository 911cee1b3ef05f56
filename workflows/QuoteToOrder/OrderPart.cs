using LeadToCash.Catalog;

namespace LeadToCash.QuoteToOrder;

/// <summary>The lines of an order that one back end carries out.</summary>
public sealed record OrderPart
{
    /// <summary>Name within the order: <c>physical</c>, <c>subscription</c> or <c>service</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How it is fulfilled.</summary>
    public required ProductKind Kind { get; init; }

    /// <summary>Name of the back end that carries it out.</summary>
    public required string BackEnd { get; init; }

    /// <summary>Positions of its lines.</summary>
    public required IReadOnlyList<int> Positions { get; init; }

    /// <summary>Sum of its lines' nets.</summary>
    public required Money Net { get; init; }

    /// <summary>How far it is.</summary>
    public PartStatus Status { get; init; }

    /// <summary>Why it is blocked or cancelled; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>How often it was blocked so far.</summary>
    public int TimesBlocked { get; init; }

    /// <summary>The steps taken, in order.</summary>
    public IReadOnlyList<PartStep> Steps { get; init; } = [];

    /// <summary>Goods that go out in deliveries: what has not left yet, by date; null for other parts, and until the warehouse was asked.</summary>
    public IReadOnlyList<DueGoods>? Due { get; init; }

    /// <summary>Services: hours as reported; null until then.</summary>
    public decimal? HoursWorked { get; init; }

    /// <summary>When it was done, UTC; null while it is not, and of parts that were done before this was noted.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Done or cancelled: the order does not wait for it.</summary>
    public bool IsClosed => Status is PartStatus.Completed or PartStatus.Cancelled;
}

/// <summary>A step that a part has taken.</summary>
/// <param name="Name">Past tense: <c>reserved</c>, <c>shipped</c>, <c>delivered</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reference">What the back end calls it; null if it has no name.</param>
public sealed record PartStep(string Name, DateTimeOffset At, string? Reference)
{
    /// <summary>Goods have left.</summary>
    public const string Shipped = "shipped";

    /// <summary>Subscriptions are set up and begin when the installation is accepted.</summary>
    public const string AwaitsAcceptance = "awaits-acceptance";

    /// <summary>Subscriptions run.</summary>
    public const string Activated = "activated";

    /// <summary>Goods were delivered.</summary>
    public const string Delivered = "delivered";
}

/// <summary>How far a part is.</summary>
public enum PartStatus
{
    /// <summary>Not begun.</summary>
    Open,

    /// <summary>Its back end is at work.</summary>
    InProgress,

    /// <summary>It can't go on by itself; the reason is with it.</summary>
    Blocked,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Will not be done.</summary>
    Cancelled,
}
