namespace LeadToCash.Availability;

/// <summary>What each event makes of an item in a warehouse.</summary>
internal static class StockHistory
{
    public static StockItem Apply(StockItem? item, StockEvent @event) =>
        @event is StockOpened opened ? new StockItem { Sku = opened.Sku, Warehouse = opened.Warehouse } : Changed(item!, @event);

    private static StockItem Changed(StockItem item, StockEvent @event) => @event switch
    {
        StockCounted counted => item with { OnHand = counted.OnHand },
        ReceiptPlanned planned => item with { Receipts = [.. item.Receipts, new Receipt(planned.Reference, planned.Quantity, planned.Date)] },
        ReceiptChanged changed => With(item, changed.Reference, receipt => receipt with { Quantity = changed.Quantity, Date = changed.Date, ClosedOn = changed.ClosedOn }),
        ReceiptCancelled cancelled => With(item, cancelled.Reference, receipt => receipt with { ClosedOn = cancelled.ClosedOn }),
        GoodsReceived received => With(item, received.Reference, receipt => receipt with { Arrived = receipt.Arrived + received.Quantity, ClosedOn = received.ClosedOn })
            with
        { OnHand = item.OnHand + received.Quantity },
        GoodsTakenBack back => item with { OnHand = item.OnHand + back.Quantity },
        StockReserved reserved => Reserved(item, reserved),
        HoldTrimmed { Quantity: 0 } trimmed => Without(item, reservation => reservation.IsOf(trimmed.Owner, trimmed.Line)),
        HoldTrimmed trimmed => With(
            item,
            reservation => reservation.IsOf(trimmed.Owner, trimmed.Line),
            reservation => reservation with { Portions = Portions.Earliest(reservation.Portions, trimmed.Quantity) }),
        StockReleased released => Released(item, released),
        StockOrdered ordered => With(
            item,
            reservation => reservation.Owner == ordered.Owner && ordered.Lines.Contains(reservation.Line),
            reservation => reservation with { Kind = ReservationKind.Ordered, OrderId = ordered.OrderId, HeldUntil = null }),
        GoodsAllocated allocated => With(item, reservation => reservation.OrderId == allocated.OrderId, reservation => Allocated(reservation, allocated.Date)),
        GoodsShipped shipped => Shipped(item, shipped),
        OrderStockReleased released => Without(item, reservation => reservation.OrderId == released.OrderId),
        HoldsExpired expired => Expired(item, expired),
        PromisesBroken broken => Repromised(item, broken.Changes),
        PromisesFirmed firmed => Repromised(item, firmed.Changes),
        StockTidied tidied => Tidied(item, tidied),
        _ => item,
    };

    private static StockItem Reserved(StockItem item, StockReserved reserved)
    {
        Reservation mine = reserved.Reservation;
        StockItem without = Without(item, other => other.IsOf(mine.Owner, mine.Line) || (reserved.Instead is not null && other.IsOf(mine.Owner, reserved.Instead)));
        return without with
        {
            Reservations = [.. without.Reservations, mine],
            NextPlace = Math.Max(item.NextPlace, mine.Portions.Max(portion => portion.Place) + 1),
        };
    }

    private static StockItem Released(StockItem item, StockReleased released) =>
        Without(item, reservation => reservation.Owner == released.Owner && released.Lines.Contains(reservation.Line)) with
        {
            Released =
            [
                .. item.Released.Where(known => known.Owner != released.Owner),
                new ReleasedOwner(released.Owner, released.UpToVersion, released.Until),
            ],
        };

    private static Reservation Allocated(Reservation reservation, DateOnly date) => reservation with
    {
        Kind = ReservationKind.Allocated,
        Portions = [new Portion(reservation.Quantity, date, Firm: true, reservation.Portions.Min(portion => portion.Place))],
    };

    /// <summary>What was shipped is taken out of the order's earliest portions.</summary>
    private static StockItem Shipped(StockItem item, GoodsShipped shipped)
    {
        decimal left = shipped.Quantity;
        List<Reservation> reservations = [];
        foreach (Reservation reservation in item.Reservations)
        {
            if (reservation.OrderId != shipped.OrderId)
            {
                reservations.Add(reservation);
                continue;
            }

            decimal kept = Math.Max(0, reservation.Quantity - left);
            left -= reservation.Quantity - kept;
            if (kept > 0)
            {
                reservations.Add(reservation with { Portions = Portions.Latest(reservation.Portions, kept) });
            }
        }

        return item with { OnHand = item.OnHand - shipped.Quantity, Reservations = reservations };
    }

    private static StockItem Expired(StockItem item, HoldsExpired expired)
    {
        HashSet<ReservedLine> lines = [.. expired.Lines];
        return Without(item, reservation => lines.Contains(new ReservedLine(reservation.Owner, reservation.Line)));
    }

    private static StockItem Repromised(StockItem item, IReadOnlyList<PromiseChange> changes)
    {
        var after = changes.ToDictionary(change => new ReservedLine(change.Owner, change.Line), change => change.After);
        return item with
        {
            Reservations =
            [
                .. item.Reservations.Select(reservation =>
                    after.TryGetValue(new ReservedLine(reservation.Owner, reservation.Line), out IReadOnlyList<Portion>? portions) ? reservation with { Portions = portions } : reservation),
            ],
        };
    }

    private static StockItem Tidied(StockItem item, StockTidied tidied) => item with
    {
        Receipts = [.. item.Receipts.Where(receipt => !tidied.Receipts.Contains(receipt.Reference))],
        Released = [.. item.Released.Where(released => !tidied.Owners.Contains(released.Owner))],
    };

    private static StockItem With(StockItem item, string reference, Func<Receipt, Receipt> change) =>
        item with { Receipts = [.. item.Receipts.Select(receipt => receipt.Reference == reference ? change(receipt) : receipt)] };

    private static StockItem With(StockItem item, Func<Reservation, bool> which, Func<Reservation, Reservation> change) =>
        item with { Reservations = [.. item.Reservations.Select(reservation => which(reservation) ? change(reservation) : reservation)] };

    private static StockItem Without(StockItem item, Func<Reservation, bool> which) =>
        item with { Reservations = [.. item.Reservations.Where(reservation => !which(reservation))] };
}
