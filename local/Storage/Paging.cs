using System.Runtime.CompilerServices;
using Azure;

namespace LeadToCash.Local.Storage;

/// <summary>Fetches one page: from a continuation token (null: the first), of a size (null: the service's), in a caller's time.</summary>
internal delegate ValueTask<Page<T>> PageFetcher<T>(string? continuation, int? size, bool async, CancellationToken cancellationToken);

internal sealed class FetchedPages<T>(PageFetcher<T> fetch, CancellationToken cancellationToken) : Pageable<T>
    where T : notnull
{
    public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            Page<T> page = fetch(continuationToken, pageSizeHint, async: false, cancellationToken).Completed();
            continuationToken = page.ContinuationToken;
            yield return page;
        }
        while (!string.IsNullOrEmpty(continuationToken));
    }
}

internal sealed class FetchedAsyncPages<T>(PageFetcher<T> fetch, CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        FetchAsync(continuationToken, pageSizeHint, CancellationToken);

    public override async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource? linked = cancellationToken.CanBeCanceled && CancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, CancellationToken)
            : null;
        CancellationToken token = linked?.Token ?? (cancellationToken.CanBeCanceled ? cancellationToken : CancellationToken);
        await foreach (Page<T> page in FetchAsync(null, null, token))
        {
            foreach (T value in page.Values)
            {
                yield return value;
            }
        }
    }

    private async IAsyncEnumerable<Page<T>> FetchAsync(
        string? continuation, int? size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            Page<T> page = await fetch(continuation, size, async: true, cancellationToken);
            continuation = page.ContinuationToken;
            yield return page;
        }
        while (!string.IsNullOrEmpty(continuation));
    }
}
