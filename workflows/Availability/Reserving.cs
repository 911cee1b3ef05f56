namespace LeadToCash.Availability;

/// <summary>What a line may hold.</summary>
internal static class Reserving
{
    /// <summary>Why a reservation is refused before anything is computed; null if nothing speaks against it.</summary>
    public static (string Code, string Reason)? Objection(StockItem item, StockCommand.Reserve command, DateTimeOffset at)
    {
        Reservation? newest = item.Reservations.Where(other => other.Owner == command.Owner).MaxBy(other => other.Version);
        return command switch
        {
            { Quantity: <= 0 } => ("quantity-wrong", "A quantity is more than 0."),
            { OrderId: null, HeldUntil: null } => ("hold-endless", "What is quoted is held until an instant."),
            { OrderId: null } when command.HeldUntil <= at => ("hold-over", $"The time for which it was to be held ended at {command.HeldUntil:u}."),
            { OrderId: null } when item.Released.Any(released => released.Owner == command.Owner && released.Version >= command.Version) =>
                ("hold-released", $"Version {command.Version} of {command.Owner} is over and holds nothing any more."),
            _ when newest?.Version > command.Version => ("hold-superseded", $"Version {command.Version} of {command.Owner} was replaced by version {newest.Version}."),
            { OrderId: null } when newest is { Kind: not ReservationKind.Quoted } && newest.Version < command.Version =>
                ("hold-ordered", $"{command.Owner} is ordered as {newest.OrderId}; change the order instead."),
            _ when item.Reservations.Count + item.Released.Count >= StockLimits.Reservations && newest is null =>
                ("stock-full", $"{item.Sku} in {item.Warehouse} has {StockLimits.Reservations:D} reservations; no more fit."),
            _ => null,
        };
    }

    /// <summary>Whether the line holds just that already, or has gone further.</summary>
    public static bool IsHeld(Reservation? mine, StockCommand.Reserve command) => mine is not null && mine.Version == command.Version
        && (mine.Kind != ReservationKind.Quoted
            || (command.OrderId is null && mine.Quantity == command.Quantity && mine.Wanted == command.Wanted && mine.WholeOnly == command.WholeOnly && mine.HeldUntil == command.HeldUntil));

    /// <summary>
    /// What the line will hold. It takes over what its earlier version, or another line of an earlier version of the same owner, holds: as
    /// many pieces as before keep their place and are promised no later than before; more pieces queue up behind all others.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="mine">What the line takes over; null if nothing.</param>
    public static Reservation Of(StockItem item, StockCommand.Reserve command, Reservation? mine) => new()
    {
        Owner = command.Owner,
        Line = command.Line,
        Version = command.Version,
        Kind = command.OrderId is null ? ReservationKind.Quoted : ReservationKind.Ordered,
        Wanted = command.Wanted,
        WholeOnly = command.WholeOnly,
        Portions = mine is null ? Promised(item, command) : TakenOver(item, command, mine),
        HeldUntil = command.OrderId is null ? command.HeldUntil : null,
        OrderId = command.OrderId,
    };

    /// <summary>What a line takes over: its own reservation, else the oldest that an earlier version of the owner left under another line.</summary>
    public static Reservation? Former(StockItem item, StockCommand.Reserve command) => item.Reservation(command.Owner, command.Line)
        ?? item.Reservations.FirstOrDefault(other => other.Owner == command.Owner && other.Version < command.Version && other.Kind == ReservationKind.Quoted);

    private static IReadOnlyList<Portion> Promised(StockItem item, StockCommand.Reserve command) =>
    [
        .. AvailabilityCurve.Of(item, command.Terms).Promise(command.Quantity, command.Wanted, command.WholeOnly)
            .Select(portion => portion with { Place = item.NextPlace }),
    ];

    private static IReadOnlyList<Portion> TakenOver(StockItem item, StockCommand.Reserve command, Reservation mine)
    {
        bool grows = command.Quantity > mine.Quantity;
        if (mine.Wanted == command.Wanted && mine.WholeOnly == command.WholeOnly && (!grows || !command.WholeOnly))
        {
            return grows ? Grown(item, command, mine) : Portions.Earliest(mine.Portions, command.Quantity);
        }

        long place = mine.Portions.Min(portion => portion.Place);
        StockTerms terms = grows ? command.Terms : command.Terms with { SafetyStock = 0 };
        IReadOnlyList<Portion> anew = AvailabilityCurve.Of(item, terms, other => other != mine).Promise(command.Quantity, command.Wanted, command.WholeOnly);
        return Portions.Placed(anew, command.WholeOnly && grows ? 0 : mine.Quantity, place, item.NextPlace);
    }

    private static IReadOnlyList<Portion> Grown(StockItem item, StockCommand.Reserve command, Reservation mine) => Portions.Joined(
    [
        .. mine.Portions,
        .. AvailabilityCurve.Of(item, command.Terms).Promise(command.Quantity - mine.Quantity, command.Wanted).Select(portion => portion with { Place = item.NextPlace }),
    ]);
}
