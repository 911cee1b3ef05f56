namespace LeadToCash.Proposals;

/// <summary>What is known of orders, as far as some items need it.</summary>
/// <param name="Orders">All orders.</param>
/// <param name="CutOrders">Those of which only the items of the largest amounts are counted.</param>
/// <param name="Items">By item number.</param>
/// <param name="WithOther">How many orders have another item, by its number.</param>
public sealed record OrderStatistics(
    long Orders, long CutOrders, IReadOnlyDictionary<string, ItemStatistics> Items, IReadOnlyDictionary<string, long> WithOther)
{
    /// <summary>Nothing.</summary>
    public static OrderStatistics None { get; } = new(0, 0, new Dictionary<string, ItemStatistics>(), new Dictionary<string, long>());
}

/// <summary>What is known of the orders with an item.</summary>
/// <param name="Orders">How many there are.</param>
/// <param name="Together">How many of them have another item too, by its number.</param>
public sealed record ItemStatistics(long Orders, IReadOnlyDictionary<string, long> Together);
