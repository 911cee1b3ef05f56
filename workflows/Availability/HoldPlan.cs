namespace LeadToCash.Availability;

/// <summary>For whom stock is reserved.</summary>
/// <param name="Owner">A quote's case id, an order's, or the reference of a person.</param>
/// <param name="Version">Version of the document, from 1.</param>
/// <param name="HeldUntil">When a quoted hold ends, UTC; null for an order.</param>
/// <param name="OrderId">The order; null for a quoted hold.</param>
/// <param name="Actor">Who wants it.</param>
public sealed record StockHolder(string Owner, int Version, DateTimeOffset? HeldUntil, string? OrderId = null, string Actor = "system");

/// <summary>What a line is to hold in a warehouse.</summary>
/// <param name="Warehouse">Code of the warehouse.</param>
/// <param name="Quantity">In all, what it holds there already included.</param>
/// <param name="NotLaterThan">The date by which this was planned; null if it is on request or was held before.</param>
/// <param name="IsTrim">Whether it holds more and gives the rest back.</param>
public sealed record PlannedHold(string Warehouse, decimal Quantity, DateOnly? NotLaterThan, bool IsTrim = false);

/// <summary>
/// What is still to be reserved for a line, given what it holds: nothing when it holds all. So an interrupted run is completed by the next. Two runs at
/// once may choose different warehouses; then the line holds too much, and the farther ones give it back, whichever run looks last.
/// </summary>
public static class HoldPlan
{
    /// <summary>The holds to be made, nearest warehouse first.</summary>
    /// <param name="sources">The warehouses, nearest first.</param>
    /// <param name="holder">For whom.</param>
    /// <param name="line">What.</param>
    /// <param name="rule">How warehouses are chosen.</param>
    /// <param name="at">Now, UTC.</param>
    public static IReadOnlyList<PlannedHold> Of(IReadOnlyList<StockSource> sources, StockHolder holder, StockLine line, SourcingRule rule, DateTimeOffset at)
    {
        Reservation?[] mine = [.. sources.Select(source => Live(source.At(at).Reservation(holder.Owner, line.Line), at))];
        decimal held = mine.Where(reservation => reservation?.Version == holder.Version).Sum(reservation => reservation!.Quantity);
        decimal left = line.Quantity - held;
        if (left <= 0)
        {
            return left < 0 ? Trims(sources, mine, holder, line.Quantity) : [];
        }

        DateOnly wanted = line.Wanted ?? sources[0].Terms.Today;
        return line.WholeOnly ? Whole(sources, mine, holder, line, wanted, rule, at) : Parts(sources, mine, holder, left, wanted, rule, at);
    }

    /// <summary>The order of the warehouses decides, nothing that changes: two runs never trim in two places.</summary>
    private static List<PlannedHold> Trims(IReadOnlyList<StockSource> sources, Reservation?[] mine, StockHolder holder, decimal quantity)
    {
        List<PlannedHold> trims = [];
        for (int index = 0; index < sources.Count; index++)
        {
            decimal held = mine[index] is { } reservation && reservation.Version == holder.Version ? reservation.Quantity : 0;
            decimal keeps = Math.Min(held, quantity);
            quantity -= keeps;
            if (keeps < held)
            {
                trims.Add(new PlannedHold(sources[index].Warehouse, keeps, NotLaterThan: null, IsTrim: true));
            }
        }

        return trims;
    }

    private static Reservation? Live(Reservation? reservation, DateTimeOffset at) => reservation?.HasExpired(at) == true ? null : reservation;

    /// <summary>All from one warehouse: the one that holds the line, unless it must grow and another one is earlier.</summary>
    private static List<PlannedHold> Whole(
        IReadOnlyList<StockSource> sources, Reservation?[] mine, StockHolder holder, StockLine line, DateOnly wanted, SourcingRule rule, DateTimeOffset at)
    {
        int kept = Array.FindIndex(mine, reservation => reservation is not null && reservation.Quantity >= line.Quantity);
        return kept >= 0
            ? [new PlannedHold(sources[kept].Warehouse, line.Quantity, null)]
            : Holds(Sourcing.Plan([.. sources.Select(source => Without(source, holder, line))], line.Quantity, wanted, wholeOnly: true, rule, at), _ => 0);
    }

    private static List<PlannedHold> Parts(
        IReadOnlyList<StockSource> sources, Reservation?[] mine, StockHolder holder, decimal left, DateOnly wanted, SourcingRule rule, DateTimeOffset at)
    {
        Dictionary<string, decimal> taken = [];
        for (int index = 0; index < sources.Count; index++)
        {
            if (mine[index] is { } reservation)
            {
                bool former = reservation.Version < holder.Version;
                decimal takes = former ? Math.Min(left, reservation.Quantity) : reservation.Quantity;
                left -= former ? takes : 0;
                taken[sources[index].Warehouse] = takes;
            }
        }

        List<PlannedHold> grown = left > 0
            ? Holds(Sourcing.Plan(sources, left, wanted, wholeOnly: false, rule, at), warehouse => taken.GetValueOrDefault(warehouse))
            : [];
        IEnumerable<PlannedHold> over = sources.Where((source, index) =>
                mine[index]?.Version < holder.Version && taken[source.Warehouse] > 0 && grown.TrueForAll(hold => hold.Warehouse != source.Warehouse))
            .Select(source => new PlannedHold(source.Warehouse, taken[source.Warehouse], null));
        return [.. over, .. grown];
    }

    private static List<PlannedHold> Holds(IReadOnlyList<SourcedPortion> portions, Func<string, decimal> held) =>
    [
        .. portions.GroupBy(portion => portion.Warehouse).Select(group => new PlannedHold(
            group.Key, group.Sum(portion => portion.Quantity) + held(group.Key), group.All(portion => portion.Firm) ? group.Max(portion => portion.Date) : null)),
    ];

    private static StockSource Without(StockSource source, StockHolder holder, StockLine line) => source.Item is null
        ? source
        : source with { Item = source.Item with { Reservations = [.. source.Item.Reservations.Where(reservation => !reservation.IsOf(holder.Owner, line.Line))] } };
}
