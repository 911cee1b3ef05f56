using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>What of a part leaves next, from one warehouse, and what does not.</summary>
/// <param name="Warehouse">Where it leaves from; null if only the back end knows.</param>
/// <param name="Ready">What leaves; empty if nothing is ready.</param>
/// <param name="Due">What does not, by date.</param>
/// <param name="Late">What of it was due and is not there.</param>
internal sealed record DeliveryPlan(string? Warehouse, IReadOnlyList<DeliveryLine> Ready, IReadOnlyList<DueGoods> Due, IReadOnlyList<DueGoods> Late)
{
    /// <summary>Of what the warehouse says. A line's wished date holds its goods back; goods of another warehouse go with the next delivery.</summary>
    public static DeliveryPlan Of(IReadOnlyList<OrderLine> open, IReadOnlyList<GoodsPortion> portions, DateOnly today)
    {
        var wishes = open.ToDictionary(line => line.Position, line => line.RequestedOn);
        GoodsPortion[] ready = [.. portions.Where(portion => portion.On is null && !(wishes[portion.Position] > today))];
        string? warehouse = ready.Select(portion => portion.Warehouse).FirstOrDefault(code => code is not null);
        GoodsPortion[] leaves = [.. ready.Where(portion => portion.Warehouse is null || portion.Warehouse == warehouse)];
        return new DeliveryPlan(
            warehouse,
            [.. leaves.GroupBy(portion => portion.Position).OrderBy(line => line.Key).Select(line => new DeliveryLine(line.Key, line.Sum(portion => portion.Quantity)))],
            Dated(portions.Except(leaves), wishes, today),
            Dated(portions.Where(portion => portion is { Firm: true, On: { } on } && on <= today && !(wishes[portion.Position] > today)), wishes, today));
    }

    private static IReadOnlyList<DueGoods> Dated(IEnumerable<GoodsPortion> portions, Dictionary<int, DateOnly?> wishes, DateOnly today) =>
    [
        .. portions.Select(portion => (portion, On: Later(portion.On ?? today, wishes[portion.Position])))
            .GroupBy(pair => (pair.On, pair.portion.Position, pair.portion.Firm))
            .OrderBy(group => group.Key.On).ThenBy(group => group.Key.Position)
            .Select(group => new DueGoods(group.Key.Position, group.Sum(pair => pair.portion.Quantity), group.Key.On, group.Key.Firm)),
    ];

    private static DateOnly Later(DateOnly date, DateOnly? wish) => wish > date ? wish.Value : date;
}
