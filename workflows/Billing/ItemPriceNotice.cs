using LeadToCash.Contracts;

namespace LeadToCash.Billing;

/// <summary>A change of an item's price that a running contract's customer was told of.</summary>
/// <param name="Sku">The item.</param>
/// <param name="OldUnitPrice">Net price of one unit for one period until then: lines at another price are not meant.</param>
/// <param name="UnitPrice">Net price of one unit for one period from then on.</param>
/// <param name="NoticeOn">Local day on which the customer was told.</param>
/// <param name="From">First day on which it was announced to hold.</param>
/// <param name="NoticeDays">Days that must lie between notice and change.</param>
public sealed record ItemPriceNotice(string Sku, Money OldUnitPrice, Money UnitPrice, DateOnly NoticeOn, DateOnly From, int NoticeDays)
{
    /// <summary>The price of a line's whole period, and of one unit: as agreed, unless a notice has taken effect with this period or one before it.</summary>
    public static (Money Net, Money UnitPrice) PriceOf(IReadOnlyList<ItemPriceNotice> notices, ContractLine line, DateOnly start, BillingPeriod whole)
    {
        HashSet<Money> known = [line.UnitPrice];
        List<PriceNotice> own = [];
        foreach (ItemPriceNotice notice in notices.Where(one => string.Equals(one.Sku, line.Sku, StringComparison.OrdinalIgnoreCase)).OrderBy(one => one.NoticeOn))
        {
            if (known.Contains(notice.OldUnitPrice))
            {
                known.Add(notice.UnitPrice);
                own.Add(new PriceNotice(notice.NoticeOn, notice.From, notice.UnitPrice, notice.NoticeDays));
            }
        }

        Money unit = ContractPrices.Of([new RecurringPrice(start, line.UnitPrice)], own, start, whole);
        return unit == line.UnitPrice ? (line.Net, unit) : (unit.Times(line.Quantity), unit);
    }
}
