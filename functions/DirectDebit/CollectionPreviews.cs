namespace LeadToCash.DirectDebit;

/// <summary>What a file of today would collect: a page of the announced collections, each looked at as the run does. Four reads for each.</summary>
public sealed class CollectionPreviews(CollectionAgenda agenda, CollectionTaking taking, DebitFiles files)
{
    private const int PerPage = 100;

    /// <summary>A page.</summary>
    /// <param name="until">Last announced day of collection.</param>
    /// <param name="after">The cursor of the page before; empty for the first.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CollectionPreview> PageAsync(DateOnly until, string after, CancellationToken cancellationToken)
    {
        CollectionPage page = await agenda.PageAsync(CollectionListKind.Announced, CollectionAgenda.IsCursor(after) ? after : null, until, PerPage, cancellationToken);
        List<PreviewedCollection> all = [];
        foreach (ListedCollection listed in page.Collections)
        {
            all.Add(await taking.PreviewAsync(listed, files.Earliest, cancellationToken));
        }

        return new CollectionPreview(
            until, files.Earliest, Money.Sum(all.Select(one => one.Amount), "EUR"),
            [.. all.Where(one => one.Reason is null)], [.. all.Where(one => one.Reason is not null)], page.Next);
    }
}

/// <summary>What a file of today would collect.</summary>
/// <param name="Until">Last announced day of collection.</param>
/// <param name="Earliest">First day on which the bank can collect.</param>
/// <param name="Sum">What this page comes to.</param>
/// <param name="Collected">What would be collected.</param>
/// <param name="LeftOut">What would not, and why.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record CollectionPreview(
    DateOnly Until, DateOnly Earliest, Money Sum, IReadOnlyList<PreviewedCollection> Collected, IReadOnlyList<PreviewedCollection> LeftOut, string? Next);
