namespace Microsoft.DurableTask;

/// <summary>One page of results.</summary>
public sealed class Page<T>
    where T : notnull
{
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>The page's values.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>What to ask the next page with; <see langword="null"/> on the last one.</summary>
    public string? ContinuationToken { get; }
}
