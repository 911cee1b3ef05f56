using System.Globalization;
using LeadToCash.Local.Storage;

namespace LeadToCash.Local.Testing;

/// <summary>
/// What was asked of storage between two points, repeats of failed requests not counted. Works alike on embedded storage and on an account. Text
/// of it, as failed assertions show it, has a line for each kind of request.
/// </summary>
public sealed class StorageRequests
{
    private readonly IReadOnlyDictionary<(string Operation, string Resource), int> _counts;

    internal StorageRequests(IReadOnlyDictionary<(string Operation, string Resource), int> counts) => _counts = counts;

    /// <summary>All requests.</summary>
    public int Total => Sum(_ => true);

    /// <summary>Single entities read by key.</summary>
    public int Reads => Sum(operation => operation is "table.get");

    /// <summary>Pages of entities asked for.</summary>
    public int Queries => Sum(operation => operation is "table.query");

    /// <summary>Single entities added, changed or deleted.</summary>
    public int Writes => Sum(operation => operation is "table.write");

    /// <summary>Transactions of several entities.</summary>
    public int Transactions => Sum(operation => operation is "table.transaction");

    /// <summary>All requests to queues, the looks of triggers for messages among them.</summary>
    public int QueueRequests => Sum(operation => operation.StartsWith("queue.", StringComparison.Ordinal));

    /// <summary>The tables and queues that were asked.</summary>
    public IEnumerable<string> Resources => _counts.Keys.Select(key => key.Resource).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Those to one table or queue.</summary>
    public StorageRequests To(string tableOrQueue) => Where(resource => string.Equals(resource, tableOrQueue, StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts what anybody in this process asks of a storage while an action runs.</summary>
    /// <param name="connectionString">The storage.</param>
    /// <param name="action">What is measured.</param>
    public static async Task<StorageRequests> CountAsync(string connectionString, Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        using RequestCounter counter = new(AddressesOf(StorageLocation.Parse(connectionString)));
        await action();
        return counter.Take();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', _counts
        .OrderBy(entry => entry.Key.Resource, StringComparer.Ordinal).ThenBy(entry => entry.Key.Operation, StringComparer.Ordinal)
        .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Value} {entry.Key.Operation} {entry.Key.Resource}")));

    internal StorageRequests Where(Func<string, bool> isOfResource) =>
        new(_counts.Where(entry => isOfResource(entry.Key.Resource)).ToDictionary(entry => entry.Key, entry => entry.Value));

    private static Uri[] AddressesOf(StorageLocation location) => location.EmbeddedKey is { } key
        ? [StorageLocation.EmbeddedUri(key)]
        : [.. new[] { location.TableEndpoint, location.QueueEndpoint }.OfType<Uri>()];

    private int Sum(Func<string, bool> isOfKind) => _counts.Where(entry => isOfKind(entry.Key.Operation)).Sum(entry => entry.Value);
}
