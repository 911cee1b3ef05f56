namespace LeadToCash.Availability;

/// <summary>Chooses the warehouses for a quantity. Pure: the same stock gives the same choice.</summary>
public static class Sourcing
{
    /// <summary>Dated portions, the sum of which is the quantity.</summary>
    /// <param name="sources">The warehouses, nearest first; at least one.</param>
    /// <param name="quantity">Above 0.</param>
    /// <param name="wanted">Local date.</param>
    /// <param name="wholeOnly">Whether all must come at once.</param>
    /// <param name="rule">How to choose.</param>
    /// <param name="at">Now, UTC: holds that ended before don't count.</param>
    public static IReadOnlyList<SourcedPortion> Plan(
        IReadOnlyList<StockSource> sources, decimal quantity, DateOnly wanted, bool wholeOnly, SourcingRule rule, DateTimeOffset at)
    {
        AvailabilityCurve[] curves = [.. sources.Select(source => AvailabilityCurve.Of(source.At(at), source.Terms))];
        IReadOnlyList<SourcedPortion> one = curves
            .Select((curve, index) => (IReadOnlyList<SourcedPortion>)[.. curve.Promise(quantity, wanted, wholeOnly).Select(portion => Of(sources[index], portion))])
            .MinBy(Completion)!;
        if (wholeOnly || !rule.MaySplit || sources.Count == 1)
        {
            return one;
        }

        List<SourcedPortion> split = Split(sources, curves, quantity, wanted);
        return rule.PreferOneDelivery && Completion(one).CompareTo(Completion(split)) <= 0 ? one : split;
    }

    /// <summary>Less on request, then the earlier last date; among equals the first, which is the nearest.</summary>
    private static (decimal OnRequest, DateOnly Last) Completion(IReadOnlyList<SourcedPortion> portions) =>
        (portions.Where(portion => !portion.Firm).Sum(portion => portion.Quantity), portions.Max(portion => portion.Date));

    /// <summary>As early as it goes, on each date from the nearest first.</summary>
    private static List<SourcedPortion> Split(IReadOnlyList<StockSource> sources, AvailabilityCurve[] curves, decimal quantity, DateOnly wanted)
    {
        DateOnly start = wanted > sources[0].Terms.Today ? wanted : sources[0].Terms.Today;
        decimal[] taken = new decimal[curves.Length];
        decimal left = quantity;
        List<SourcedPortion> portions = [];
        foreach ((DateOnly date, int index, decimal available) in curves
            .SelectMany((curve, index) => curve.Steps.Select(step => (Date: step.Date > start ? step.Date : start, Index: index, step.Available)))
            .OrderBy(step => step.Date).ThenBy(step => step.Index))
        {
            decimal part = Math.Min(available - taken[index], left);
            if (part > 0)
            {
                taken[index] += part;
                left -= part;
                Add(portions, new SourcedPortion(sources[index].Warehouse, part, date, Firm: true));
            }
        }

        if (left > 0)
        {
            DateOnly onRequest = sources[0].Terms.OnRequestBy;
            portions.Add(new SourcedPortion(sources[0].Warehouse, left, onRequest > start ? onRequest : start, Firm: false));
        }

        return portions;
    }

    private static void Add(List<SourcedPortion> portions, SourcedPortion portion)
    {
        int same = portions.FindIndex(other => other.Warehouse == portion.Warehouse && other.Date == portion.Date);
        if (same < 0)
        {
            portions.Add(portion);
        }
        else
        {
            portions[same] = portions[same] with { Quantity = portions[same].Quantity + portion.Quantity };
        }
    }

    private static SourcedPortion Of(StockSource source, Portion portion) => new(source.Warehouse, portion.Quantity, portion.Date, portion.Firm);
}
