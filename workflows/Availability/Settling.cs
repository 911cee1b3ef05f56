namespace LeadToCash.Availability;

/// <summary>What follows by itself: holds that end with their date, and what is free going to whoever waits for it, first come, first served.</summary>
internal static class Settling
{
    /// <summary>The item as it is at an instant: what has expired is gone, what is covered is firm. Reading needs no event for that.</summary>
    public static StockItem At(StockItem item, StockTerms terms, DateTimeOffset at)
    {
        StockChange change = new(item, terms);
        Expire(change, at);
        Firm(change);
        return change.Item;
    }

    /// <summary>Ends the holds whose time is over, but those of an owner that are spared.</summary>
    public static void Expire(StockChange change, DateTimeOffset at, Func<Reservation, bool>? spared = null)
    {
        ReservedLine[] expired =
        [
            .. change.Item.Reservations.Where(reservation => reservation.HasExpired(at) && spared?.Invoke(reservation) != true)
                .Select(reservation => new ReservedLine(reservation.Owner, reservation.Line)),
        ];
        if (expired.Length > 0)
        {
            change.Add(new HoldsExpired(expired));
        }
    }

    /// <summary>Covers what is on request as far as something is free. Who wants all at once waits until all is free.</summary>
    public static void Firm(StockChange change)
    {
        Reservation[] waiting =
            [.. change.Item.Reservations.Where(reservation => !reservation.IsFirm).OrderBy(reservation => reservation.Portions.Where(portion => !portion.Firm).Min(portion => portion.Place))];
        if (waiting.Length == 0)
        {
            return;
        }

        var curve = AvailabilityCurve.Of(change.Item, change.Terms);
        List<PromiseChange> firmed = [];
        foreach (Reservation reservation in waiting)
        {
            IReadOnlyList<Portion> after = Firmed(reservation, curve);
            if (!after.SequenceEqual(reservation.Portions))
            {
                firmed.Add(new PromiseChange(reservation.Owner, reservation.Line, reservation.Portions, after));
            }
        }

        change.Add(firmed, changes => new PromisesFirmed(changes));
    }

    /// <summary>Forgets receipts that are over and releases that no repetition can touch any more.</summary>
    public static void Forget(StockChange change, DateTimeOffset at)
    {
        DateOnly before = change.Terms.Today.AddDays(-StockLimits.RememberedDays);
        string[] receipts = [.. change.Item.Receipts.Where(receipt => receipt.ClosedOn < before).Select(receipt => receipt.Reference)];
        string[] owners = [.. change.Item.Released.Where(released => released.Until <= at).Select(released => released.Owner)];
        if (receipts.Length + owners.Length > 0)
        {
            change.Add(new StockTidied(receipts, owners));
        }
    }

    private static IReadOnlyList<Portion> Firmed(Reservation reservation, AvailabilityCurve curve)
    {
        List<Portion> portions = [.. reservation.Portions.Where(portion => portion.Firm)];
        foreach (Portion open in reservation.Portions.Where(portion => !portion.Firm).OrderBy(portion => portion.Place))
        {
            foreach (Portion promised in curve.Promise(open.Quantity, reservation.Wanted, reservation.WholeOnly))
            {
                if (promised.Firm)
                {
                    curve.Commit(promised);
                }

                portions.Add(promised.Firm ? promised with { Place = open.Place } : open with { Quantity = promised.Quantity });
            }
        }

        return Portions.Joined(portions);
    }
}
