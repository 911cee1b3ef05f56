using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderManagement;

/// <summary>How orders are listed: what needs somebody first, what is over last.</summary>
public enum OrderStage
{
    /// <summary>Nothing can move it any more; the watch says why.</summary>
    Stuck,

    /// <summary>A part of it can't go on by itself.</summary>
    Blocked,

    /// <summary>Placed, no part has begun.</summary>
    Placed,

    /// <summary>Some of it is done.</summary>
    InProgress,

    /// <summary>All of it is done, not all of it is billed.</summary>
    ToBill,

    /// <summary>Billed, not paid.</summary>
    Unpaid,

    /// <summary>Paid; goods of it come back, or what came is not settled.</summary>
    Returning,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Nothing of it will be done.</summary>
    Cancelled,
}

/// <summary>Where orders stand.</summary>
public static class OrderStages
{
    /// <summary>The stages in which something is to come.</summary>
    public const OrderStage LastOpen = OrderStage.Returning;

    /// <summary>The stage of an order as it stands.</summary>
    public static OrderStage Of(Order order) => order switch
    {
        { Concerns.Count: > 0 } => OrderStage.Stuck,
        { Status: OrderStatus.Cancelled } => OrderStage.Cancelled,
        _ when order.Parts.Any(part => part.Status == PartStatus.Blocked) => OrderStage.Blocked,
        { Status: OrderStatus.Placed } => OrderStage.Placed,
        { Status: OrderStatus.InProgress } => OrderStage.InProgress,
        { Status: OrderStatus.Completed } => OrderStage.ToBill,
        { Status: OrderStatus.Invoiced } => OrderStage.Unpaid,
        _ when order.Returns.Any(one => one.EndedAt is null) => OrderStage.Returning,
        _ => OrderStage.Paid,
    };

    /// <summary>For people.</summary>
    public static string NameOf(OrderStage stage) => stage switch
    {
        OrderStage.InProgress => "In progress",
        OrderStage.ToBill => "To bill",
        _ => stage.ToString(),
    };
}
