namespace LeadToCash.Availability;

/// <summary>
/// What can be promised by which date: cumulative available-to-promise with look-ahead. The level of a date is all that is there by then less all that is
/// firmly promised by then; available is the lowest level from that date on, so that nothing is taken which an earlier promise for a later date needs.
/// A receipt that is late counts from tomorrow on: it may come any day, but it is not here.
/// </summary>
public sealed class AvailabilityCurve
{
    private readonly List<DateOnly> _dates;
    private readonly List<decimal> _levels;
    private readonly List<decimal> _available;
    private readonly StockTerms _terms;

    private AvailabilityCurve(StockTerms terms, Dictionary<DateOnly, decimal> changes)
    {
        _terms = terms;
        _dates = [.. changes.Keys.Order()];
        _levels = new(_dates.Count);
        decimal level = 0;
        foreach (DateOnly date in _dates)
        {
            _levels.Add(level += changes[date]);
        }

        _available = [.. _levels];
        LookAhead();
    }

    /// <summary>The dates at which availability changes, with what is available from then on; the first is today. Never below 0, never falling.</summary>
    public IEnumerable<(DateOnly Date, decimal Available)> Steps => _dates.Select((date, index) => (date, Math.Max(0, _available[index])));

    /// <summary>The curve of an item as it stands. Sorting its dates takes most of the time: n log n.</summary>
    /// <param name="item">The item; expired holds are taken for granted.</param>
    /// <param name="terms">Today, and the safety stock that new promises leave alone.</param>
    /// <param name="counts">Which reservations count; all unless given.</param>
    public static AvailabilityCurve Of(StockItem item, StockTerms terms, Func<Reservation, bool>? counts = null)
    {
        Dictionary<DateOnly, decimal> changes = Supply(item, terms, late: terms.Today.AddDays(1));
        changes[terms.Today] -= terms.SafetyStock;
        foreach (Reservation reservation in item.Reservations)
        {
            if (counts is null || counts(reservation))
            {
                foreach (Portion portion in reservation.Portions)
                {
                    Add(changes, Later(portion.Date, terms.Today), portion.Firm ? -portion.Quantity : 0);
                }
            }
        }

        return new AvailabilityCurve(terms, changes);
    }

    /// <summary>What there is and what comes, promised to nobody; late receipts as if they came today, and no safety stock: what promises are held against.</summary>
    internal static AvailabilityCurve OfSupply(StockItem item, StockTerms terms) => new(terms, Supply(item, terms, late: terms.Today));

    /// <summary>Whether everything that is firmly promised is covered; late receipts count as if they came today, and the safety stock is there to be used.</summary>
    internal static bool Covers(StockItem item, StockTerms terms)
    {
        Dictionary<DateOnly, decimal> changes = Supply(item, terms, late: terms.Today);
        foreach (Portion portion in item.Reservations.SelectMany(reservation => reservation.Portions).Where(portion => portion.Firm))
        {
            Add(changes, Later(portion.Date, terms.Today), -portion.Quantity);
        }

        return new AvailabilityCurve(terms, changes)._available[0] >= 0;
    }

    /// <summary>What can be promised for a date, as it stands; 0 or more.</summary>
    public decimal AvailableOn(DateOnly date) => Math.Max(0, _available[IndexOf(Later(date, _terms.Today))]);

    /// <summary>Dated portions for a quantity, as early as they go but not before the wanted date; what nothing covers is on request. The portions' sum is the quantity.</summary>
    /// <param name="quantity">Above 0.</param>
    /// <param name="wanted">Local date; one that is past is today.</param>
    /// <param name="wholeOnly">Whether all must come at once.</param>
    public IReadOnlyList<Portion> Promise(decimal quantity, DateOnly wanted, bool wholeOnly = false)
    {
        DateOnly start = Later(wanted, _terms.Today);
        List<Portion> portions = [];
        decimal left = quantity;
        for (int index = IndexOf(start); index < _dates.Count && left > 0; index++)
        {
            decimal free = _available[index] - (quantity - left);
            if (free > 0 && (!wholeOnly || free >= quantity))
            {
                decimal taken = Math.Min(free, left);
                portions.Add(new Portion(taken, Later(_dates[index], start), Firm: true));
                left -= taken;
            }
        }

        if (left > 0)
        {
            portions.Add(new Portion(left, Later(_terms.OnRequestBy, start), Firm: false));
        }

        return portions;
    }

    /// <summary>Takes a firm portion out.</summary>
    internal void Commit(Portion portion)
    {
        DateOnly date = Later(portion.Date, _terms.Today);
        int index = IndexOf(date);
        if (_dates[index] != date)
        {
            index++;
            _dates.Insert(index, date);
            _levels.Insert(index, _levels[index - 1]);
            _available.Insert(index, 0);
        }

        for (int i = index; i < _levels.Count; i++)
        {
            _levels[i] -= portion.Quantity;
        }

        LookAhead();
    }

    private static Dictionary<DateOnly, decimal> Supply(StockItem item, StockTerms terms, DateOnly late)
    {
        Dictionary<DateOnly, decimal> changes = new(item.Receipts.Count + item.Reservations.Count + 1) { [terms.Today] = item.OnHand };
        foreach (Receipt receipt in item.Receipts)
        {
            Add(changes, receipt.Date < terms.Today ? late : receipt.Date, receipt.Open);
        }

        return changes;
    }

    private static void Add(Dictionary<DateOnly, decimal> changes, DateOnly date, decimal quantity)
    {
        if (quantity != 0)
        {
            changes[date] = changes.GetValueOrDefault(date) + quantity;
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>The last change on or before a date that is not before today.</summary>
    private int IndexOf(DateOnly date)
    {
        int index = _dates.BinarySearch(date);
        return index >= 0 ? index : ~index - 1;
    }

    private void LookAhead()
    {
        decimal lowest = decimal.MaxValue;
        for (int index = _levels.Count - 1; index >= 0; index--)
        {
            _available[index] = lowest = Math.Min(lowest, _levels[index]);
        }
    }
}
