using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Approvals;

/// <summary>What a version of a quote changes against an earlier one.</summary>
/// <param name="FromVersion">The earlier version.</param>
/// <param name="Lines">Lines that were added, removed or changed: first what the version has, in its order, then what it has no more.</param>
/// <param name="Before">The earlier content.</param>
/// <param name="After">The version's content.</param>
public sealed record QuoteDifference(int FromVersion, IReadOnlyList<LineDifference> Lines, PricedContent Before, PricedContent After)
{
    /// <summary>Against the last version before that had prices; null when there is none.</summary>
    public static QuoteDifference? Of(Quote quote) =>
        quote.Content is { } after && quote.PreviousVersions.LastOrDefault(version => version.Content is not null) is { } before
            ? new QuoteDifference(before.QuoteVersion, [.. Between(before.Content!, after)], before.Content!, after)
            : null;

    /// <summary>Lines of one item belong together in their order; what is left over was added or removed.</summary>
    private static IEnumerable<LineDifference> Between(PricedContent before, PricedContent after)
    {
        Dictionary<string, Queue<PricedLine>> left = before.Lines.GroupBy(line => line.Sku, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => new Queue<PricedLine>(group), StringComparer.OrdinalIgnoreCase);
        List<LineDifference> differences = [];
        foreach (PricedLine line in after.Lines)
        {
            PricedLine? was = left.TryGetValue(line.Sku, out Queue<PricedLine>? queue) && queue.TryDequeue(out PricedLine? first) ? first : null;
            if (was is null || was.Quantity != line.Quantity || was.UnitPrice != line.UnitPrice || was.UnitCost != line.UnitCost)
            {
                differences.Add(new LineDifference(was, line));
            }
        }

        return differences.Concat(before.Lines.Where(line => left[line.Sku].Contains(line)).Select(line => new LineDifference(line, null)));
    }
}

/// <summary>One line's difference.</summary>
/// <param name="Before">As it was; null when it was added.</param>
/// <param name="After">As it is; null when it was removed.</param>
public sealed record LineDifference(PricedLine? Before, PricedLine? After);
