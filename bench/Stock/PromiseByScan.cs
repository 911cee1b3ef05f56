using LeadToCash.Availability;

namespace LeadToCash.Bench.Stock;

/// <summary>Available-to-promise straight from its definition: for each date a sum over all receipts and reservations, then the least of all later dates.</summary>
internal static class PromiseByScan
{
    public static List<Portion> Of(StockItem item, StockTerms terms, decimal quantity)
    {
        Portion[] held = [.. item.Reservations.SelectMany(reservation => reservation.Portions).Where(portion => portion.Firm)];
        DateOnly[] dates = [.. item.Receipts.Select(receipt => receipt.Date).Concat(held.Select(portion => portion.Date)).Append(terms.Today).Distinct().Order()];
        decimal[] levels = [.. dates.Select(date => item.OnHand - terms.SafetyStock
            + item.Receipts.Where(receipt => receipt.Date <= date).Sum(receipt => receipt.Open)
            - held.Where(portion => portion.Date <= date).Sum(portion => portion.Quantity))];
        List<Portion> portions = [];
        decimal left = quantity;
        for (int i = 0; i < dates.Length && left > 0; i++)
        {
            decimal free = Math.Min(levels.Skip(i).Min() - (quantity - left), left);
            if (free > 0)
            {
                portions.Add(new Portion(free, dates[i], Firm: true));
                left -= free;
            }
        }

        if (left > 0)
        {
            portions.Add(new Portion(left, terms.OnRequestBy, Firm: false));
        }

        return portions;
    }
}
