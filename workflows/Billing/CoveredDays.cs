namespace LeadToCash.Billing;

/// <summary>Days of one line, as ranges in order that neither touch nor overlap.</summary>
public static class CoveredDays
{
    /// <summary>These days and those of a period.</summary>
    public static IReadOnlyList<BillingPeriod> With(this IReadOnlyList<BillingPeriod> covered, BillingPeriod added)
    {
        List<BillingPeriod> ranges = [];
        foreach (BillingPeriod range in covered.Append(added).OrderBy(range => range.From))
        {
            if (ranges.Count > 0 && range.From.DayNumber <= ranges[^1].To.DayNumber + 1)
            {
                ranges[^1] = new BillingPeriod(ranges[^1].From, range.To > ranges[^1].To ? range.To : ranges[^1].To);
            }
            else
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }

    /// <summary>These days without those of a period.</summary>
    public static IReadOnlyList<BillingPeriod> Without(this IReadOnlyList<BillingPeriod> covered, BillingPeriod removed) => [.. covered.SelectMany(range => Rest(range, removed))];

    /// <summary>The days of a period that are not among these.</summary>
    public static IReadOnlyList<BillingPeriod> MissingOf(this IReadOnlyList<BillingPeriod> covered, BillingPeriod period) =>
        covered.Aggregate((IReadOnlyList<BillingPeriod>)[period], (missing, range) => missing.Without(range));

    private static IEnumerable<BillingPeriod> Rest(BillingPeriod range, BillingPeriod removed)
    {
        if (range.Within(removed) is not { } shared)
        {
            yield return range;
            yield break;
        }

        if (range.From < shared.From)
        {
            yield return new BillingPeriod(range.From, shared.From.AddDays(-1));
        }

        if (shared.To < range.To)
        {
            yield return new BillingPeriod(shared.To.AddDays(1), range.To);
        }
    }
}
