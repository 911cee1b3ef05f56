namespace LeadToCash.Availability;

/// <summary>Which promises can't be kept when less comes, or later: those given last. What is set aside is kept before all others. Nothing breaks silently.</summary>
internal static class BrokenPromises
{
    /// <summary>Finds them, promises anew what is lost, and adds the list to the decision. The safety stock may be used to keep a promise.</summary>
    public static void Find(StockChange change, string cause)
    {
        if (AvailabilityCurve.Covers(change.Item, change.Terms))
        {
            return;
        }

        Dictionary<ReservedLine, List<Portion>> lost = Lost(change.Item, change.Terms);
        if (lost.Count > 0)
        {
            change.Add(Repromised(change.Item, lost, change.Terms), changes => new PromisesBroken(cause, changes));
        }
    }

    private static Dictionary<ReservedLine, List<Portion>> Lost(StockItem item, StockTerms terms)
    {
        var kept = AvailabilityCurve.OfSupply(item, terms);
        Dictionary<ReservedLine, List<Portion>> lost = [];
        foreach ((Reservation reservation, Portion portion) in InOrder(item))
        {
            decimal free = kept.AvailableOn(portion.Date);
            decimal keeps = free >= portion.Quantity ? portion.Quantity : reservation.WholeOnly ? 0 : free;
            if (keeps > 0)
            {
                kept.Commit(portion with { Quantity = keeps });
            }

            if (keeps < portion.Quantity)
            {
                ReservedLine line = new(reservation.Owner, reservation.Line);
                if (!lost.TryGetValue(line, out List<Portion>? portions))
                {
                    lost[line] = portions = [];
                }

                portions.Add(portion with { Quantity = portion.Quantity - keeps });
            }
        }

        return lost;
    }

    private static IEnumerable<(Reservation Reservation, Portion Portion)> InOrder(StockItem item) => item.Reservations
        .SelectMany(reservation => Parts(reservation).Select(portion => (Reservation: reservation, Portion: portion)))
        .OrderBy(part => part.Reservation.Kind != ReservationKind.Allocated).ThenBy(part => part.Portion.Place);

    /// <summary>What wants all at once stands or falls as one.</summary>
    private static IEnumerable<Portion> Parts(Reservation reservation)
    {
        IEnumerable<Portion> firm = reservation.Portions.Where(portion => portion.Firm);
        return reservation.WholeOnly && firm.Any()
            ? [new Portion(firm.Sum(portion => portion.Quantity), firm.Max(portion => portion.Date), Firm: true, firm.Min(portion => portion.Place))]
            : firm;
    }

    private static List<PromiseChange> Repromised(StockItem item, Dictionary<ReservedLine, List<Portion>> lost, StockTerms terms)
    {
        Reservation[] kept = [.. item.Reservations.Select(reservation => Without(reservation, lost))];
        var curve = AvailabilityCurve.Of(item with { Reservations = kept }, terms with { SafetyStock = 0 });
        List<PromiseChange> changes = [];
        foreach ((Reservation before, Reservation rest) in item.Reservations.Zip(kept)
            .Where(pair => lost.ContainsKey(LineOf(pair.First))).OrderBy(pair => lost[LineOf(pair.First)].Min(portion => portion.Place)))
        {
            IReadOnlyList<Portion> after = Portions.Joined([.. rest.Portions, .. lost[LineOf(before)].SelectMany(portion => Anew(portion, before, curve))]);
            if (!after.SequenceEqual(before.Portions))
            {
                changes.Add(new PromiseChange(before.Owner, before.Line, before.Portions, after));
            }
        }

        return changes;
    }

    private static IEnumerable<Portion> Anew(Portion lost, Reservation reservation, AvailabilityCurve curve)
    {
        foreach (Portion promised in curve.Promise(lost.Quantity, lost.Date, reservation.WholeOnly))
        {
            if (promised.Firm)
            {
                curve.Commit(promised);
            }

            yield return promised with { Place = lost.Place };
        }
    }

    private static Reservation Without(Reservation reservation, Dictionary<ReservedLine, List<Portion>> lost)
    {
        if (!lost.TryGetValue(LineOf(reservation), out List<Portion>? gone))
        {
            return reservation;
        }

        if (reservation.WholeOnly)
        {
            return reservation with { Portions = [.. reservation.Portions.Where(portion => !portion.Firm)] };
        }

        List<Portion> rest = [];
        foreach (Portion portion in reservation.Portions)
        {
            decimal left = portion.Quantity - gone
                .Where(one => portion.Firm && one.Date == portion.Date && one.Place == portion.Place).Sum(one => one.Quantity);
            if (left > 0)
            {
                rest.Add(portion with { Quantity = left });
            }
        }

        return reservation with { Portions = rest };
    }

    private static ReservedLine LineOf(Reservation reservation) => new(reservation.Owner, reservation.Line);
}
