using LeadToCash.Catalog;

namespace LeadToCash.OrderToCash;

/// <summary>Sums and differences of groups that are taxed alike: by rate, category and reason.</summary>
internal static class TaxGroups
{
    /// <summary>Whether two groups belong together.</summary>
    public static bool IsAlike(this TaxGroup one, TaxGroup other) => one.Rate == other.Rate && one.Category == other.Category && one.Exemption?.Code == other.Exemption?.Code;

    /// <summary>Whether a line belongs to a group.</summary>
    public static bool Has(this TaxGroup group, InvoiceLine line) =>
        group.Rate == line.TaxRate && group.Category == line.TaxCategory && group.Exemption?.Code == line.TaxExemption?.Code;

    /// <summary>Net and tax of groups.</summary>
    public static Money Gross(this IEnumerable<TaxGroup> groups, string currency) => Money.Sum(groups.Select(group => group.Net + group.Tax), currency);

    /// <summary>Each group less those of others that are like it; others that are like none are left out.</summary>
    public static IReadOnlyList<TaxGroup> Less(this IEnumerable<TaxGroup> groups, IEnumerable<TaxGroup> others)
    {
        TaxGroup[] taken = [.. others];
        return
        [
            .. groups.Select(group => taken.Where(other => other.IsAlike(group))
                .Aggregate(group, (left, other) => left with { Net = left.Net - other.Net, Tax = left.Tax - other.Tax })),
        ];
    }

    /// <summary>Groups that are alike as one, in the order in which they first come.</summary>
    public static IReadOnlyList<TaxGroup> Summed(this IEnumerable<TaxGroup> groups)
    {
        List<TaxGroup> sums = [];
        foreach (TaxGroup group in groups)
        {
            int known = sums.FindIndex(sum => sum.IsAlike(group));
            if (known < 0)
            {
                sums.Add(group);
            }
            else
            {
                sums[known] = sums[known] with { Net = sums[known].Net + group.Net, Tax = sums[known].Tax + group.Tax };
            }
        }

        return sums;
    }
}
