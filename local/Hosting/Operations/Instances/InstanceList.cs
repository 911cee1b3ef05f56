using System.Globalization;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>Which instances a list shows.</summary>
/// <param name="Status">A status's name, <see cref="InstanceList.Open"/> or <see cref="InstanceList.All"/>.</param>
/// <param name="Name">Of this orchestrator.</param>
/// <param name="Prefix">With an id that begins so.</param>
/// <param name="Page">Where an earlier page left off.</param>
internal sealed record InstanceFilter(string Status, string? Name, string? Prefix, string? Page);

/// <summary>One page of a list.</summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="Instances">What was found.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Searched">How many rows of storage were looked at; null when the list comes from memory.</param>
internal sealed record InstancePage(InstanceFilter Filter, IReadOnlyList<InstanceLine> Instances, string? Next, int? Searched);

/// <summary>
/// Finds instances. The unfinished ones are in memory. For others storage is read in the order of ids, a bounded piece for each page: an index by
/// status would cost every instance a write, and there may be millions of them.
/// </summary>
internal sealed class InstanceList(TaskHub hub)
{
    public const string Open = "open";
    public const string All = "all";

    private const int PageSize = 50;
    private const int RowsAtOnce = 100;
    private const int MostReads = 5;

    public Task<InstancePage> ReadAsync(InstanceFilter filter, CancellationToken cancellation) =>
        IsInMemory(filter.Status) ? Task.FromResult(FromMemory(filter)) : SearchAsync(filter, cancellation);

    private static bool IsInMemory(string status) =>
        status is Open or nameof(OrchestrationRuntimeStatus.Running) or nameof(OrchestrationRuntimeStatus.Pending) or nameof(OrchestrationRuntimeStatus.Suspended);

    private InstancePage FromMemory(InstanceFilter filter)
    {
        int from = int.TryParse(filter.Page, NumberStyles.None, CultureInfo.InvariantCulture, out int offset) ? offset : 0;
        List<InstanceLine> found =
        [
            .. hub.Register.Unfinished()
                .Select(InstanceLine.Of)
                .Where(line => Fits(line, filter))
                .OrderBy(line => line.UpdatedAt).ThenBy(line => line.InstanceId, StringComparer.Ordinal)
                .Skip(from).Take(PageSize + 1),
        ];
        string? next = found.Count > PageSize ? (from + PageSize).ToString(CultureInfo.InvariantCulture) : null;
        return new InstancePage(filter, [.. found.Take(PageSize)], next, Searched: null);
    }

    private async Task<InstancePage> SearchAsync(InstanceFilter filter, CancellationToken cancellation)
    {
        List<InstanceLine> found = [];
        string? next = filter.Page;
        int searched = 0;
        for (int reads = 0; reads < MostReads && found.Count < PageSize && (reads == 0 || next is not null); reads++)
        {
            Microsoft.DurableTask.Page<OrchestrationMetadata> page = await ReadPageAsync(filter.Prefix, next, cancellation);
            searched += page.Values.Count;
            found.AddRange(page.Values.Select(InstanceLine.Of).Where(line => Fits(line, filter)));
            next = page.ContinuationToken;
        }

        return new InstancePage(filter, found, next, searched);
    }

    private async Task<Microsoft.DurableTask.Page<OrchestrationMetadata>> ReadPageAsync(string? prefix, string? continuation, CancellationToken cancellation)
    {
        var query = new OrchestrationQuery(InstanceIdPrefix: prefix, PageSize: RowsAtOnce);
        await foreach (Microsoft.DurableTask.Page<OrchestrationMetadata> page in hub.Client.GetAllInstancesAsync(query)
            .AsPages(continuation, RowsAtOnce).WithCancellation(cancellation))
        {
            return page;
        }

        return new Microsoft.DurableTask.Page<OrchestrationMetadata>([]);
    }

    private static bool Fits(InstanceLine line, InstanceFilter filter) =>
        (filter.Status is Open or All || string.Equals(line.Status.ToString(), filter.Status, StringComparison.OrdinalIgnoreCase))
        && (filter.Name is null || string.Equals(line.Name, filter.Name, StringComparison.Ordinal))
        && (filter.Prefix is null || line.InstanceId.StartsWith(filter.Prefix, StringComparison.Ordinal));
}
