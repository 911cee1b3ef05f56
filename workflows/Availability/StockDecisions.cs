using LeadToCash.Cases;

namespace LeadToCash.Availability;

/// <summary>What an item in a warehouse allows. What follows by itself is decided along with every command, so that no timer is needed for it.</summary>
internal static class StockDecisions
{
    public static Decision<StockEvent> Decide(StockItem? item, StockCommand command, DateTimeOffset at)
    {
        StockChange change = new(item, command.Terms);
        Settling.Expire(change, at, command is StockCommand.Confirm confirm ? reservation => StillCounts(reservation, confirm) : null);
        Settling.Firm(change); // who waits comes before whoever asks now
        int before = change.Events.Count;
        if (command is StockCommand.Tidy)
        {
            Settling.Forget(change, at);
        }
        else if (Own(change, command, at) is { } refusal)
        {
            return Decision<StockEvent>.Refuse(refusal.Code, refusal.Reason);
        }
        else if (change.Events.Count == before)
        {
            return Decision<StockEvent>.Accept(); // a repetition changes nothing, not even what is due by itself
        }

        Settling.Firm(change);
        return Decision<StockEvent>.Accept(change.Events);
    }

    private static bool StillCounts(Reservation reservation, StockCommand.Confirm confirm) =>
        reservation.Owner == confirm.Owner && reservation.Version == confirm.Version && confirm.AcceptedAt < reservation.HeldUntil;

    private static Refusal? Own(StockChange change, StockCommand command, DateTimeOffset at) => command switch
    {
        StockCommand.Count count => Count(change, count),
        StockCommand.PlanReceipt plan => Receiving.Plan(change, plan),
        StockCommand.CancelReceipt cancel => Receiving.Cancel(change, cancel),
        StockCommand.ReceiveGoods receive => Receiving.Receive(change, receive),
        StockCommand.TakeBack back => Receiving.TakeBack(change, back),
        StockCommand.Reserve reserve => Reserve(change, reserve, at),
        StockCommand.Trim trim => Trim(change, trim),
        StockCommand.Release release => Release(change, release, at),
        StockCommand.Confirm confirm => Confirm(change, confirm),
        StockCommand.Allocate allocate => Shipping.Allocate(change, allocate),
        StockCommand.Ship ship => Shipping.Ship(change, ship),
        StockCommand.CancelOrder cancel => CancelOrder(change, cancel),
        _ => throw new InvalidOperationException($"Nobody decides {command.GetType().Name}."),
    };

    private static Refusal? Count(StockChange change, StockCommand.Count count)
    {
        if (count.OnHand < 0)
        {
            return new Refusal("quantity-wrong", "What is there is 0 or more.");
        }

        decimal before = change.Item.OnHand;
        if (count.OnHand != before)
        {
            change.Add(new StockCounted(count.OnHand, before, count.Reason));
            BrokenPromises.Find(change, $"Count of {before:G29} to {count.OnHand:G29}: {count.Reason}");
        }

        return null;
    }

    private static Refusal? Reserve(StockChange change, StockCommand.Reserve command, DateTimeOffset at)
    {
        StockItem item = change.Item;
        if (Reserving.IsHeld(item.Reservation(command.Owner, command.Line), command))
        {
            return null;
        }

        if (Reserving.Objection(item, command, at) is (string code, string reason))
        {
            return new Refusal(code, reason);
        }

        Reservation? former = Reserving.Former(item, command);
        Reservation reservation = Reserving.Of(item, command, former);
        if (item.Reservations.Sum(other => other.Portions.Count) + reservation.Portions.Count > StockLimits.Portions)
        {
            return new Refusal("stock-full", $"{item.Sku} in {item.Warehouse} has {StockLimits.Portions:D} dated portions; no more fit.");
        }

        if (command.NotLaterThan is { } limit && !(reservation.IsFirm && reservation.CompleteOn <= limit))
        {
            return new Refusal("promise-later", $"{command.Quantity:G29} of {item.Sku} can't be promised from {item.Warehouse} for {limit:yyyy-MM-dd}.");
        }

        change.Add(new StockReserved(reservation, former is not null && former.Line != command.Line ? former.Line : null));
        return null;
    }

    private static Refusal? Trim(StockChange change, StockCommand.Trim command)
    {
        if (change.Item.Reservation(command.Owner, command.Line) is { } held && held.Version == command.Version && held.Quantity > command.Quantity
            && held.Kind != ReservationKind.Allocated)
        {
            change.Add(new HoldTrimmed(command.Owner, command.Line, command.Quantity));
        }

        return null;
    }

    private static Refusal? Release(StockChange change, StockCommand.Release command, DateTimeOffset at)
    {
        string[] lines =
        [
            .. change.Item.Reservations
                .Where(reservation => reservation.Owner == command.Owner && reservation.Version <= command.UpToVersion && reservation.Kind == ReservationKind.Quoted)
                .Select(reservation => reservation.Line),
        ];
        ReleasedOwner? known = change.Item.Released.FirstOrDefault(released => released.Owner == command.Owner);
        bool mustBeRemembered = command.Until > at && !(known?.Version >= command.UpToVersion);
        if (lines.Length > 0 || (mustBeRemembered && change.Item.Reservations.Count + change.Item.Released.Count < StockLimits.Reservations))
        {
            DateTimeOffset until = known?.Until > command.Until ? known.Until : command.Until;
            change.Add(new StockReleased(command.Owner, Math.Max(known?.Version ?? 0, command.UpToVersion), lines, command.Reason, until));
        }

        return null;
    }

    private static Refusal? Confirm(StockChange change, StockCommand.Confirm command)
    {
        Reservation[] mine = [.. change.Item.Reservations.Where(reservation => reservation.Owner == command.Owner)];
        if (mine.FirstOrDefault(reservation => reservation.Version > command.Version) is { } newer)
        {
            return new Refusal("hold-superseded", $"Version {command.Version} of {command.Owner} was replaced by version {newer.Version}.");
        }

        string[] lines = [.. mine.Where(reservation => reservation.Version == command.Version && reservation.Kind == ReservationKind.Quoted).Select(reservation => reservation.Line)];
        if (lines.Length > 0)
        {
            change.Add(new StockOrdered(command.Owner, command.Version, command.OrderId, lines));
        }

        return null;
    }

    private static Refusal? CancelOrder(StockChange change, StockCommand.CancelOrder command)
    {
        if (change.Item.Reservations.Any(reservation => reservation.OrderId == command.OrderId))
        {
            change.Add(new OrderStockReleased(command.OrderId, command.Reason));
        }

        return null;
    }
}
