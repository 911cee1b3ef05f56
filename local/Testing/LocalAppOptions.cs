using LeadToCash.Local.Clock;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Testing;

/// <summary>How a test runs an app.</summary>
public sealed record LocalAppOptions
{
    /// <summary>
    /// The storage's connection string; a memory of its own when null. Give a name (<c>EmbeddedStorage=:memory:name</c>) or a
    /// file (<c>EmbeddedStorage=path</c>) to start again on what an earlier run left.
    /// </summary>
    public string? Storage { get; init; }

    /// <summary>The app's clock; the system's when null.</summary>
    public ManualClock? Clock { get; init; }

    /// <summary>How long something may run, in real time, before waiting for it ends in a <see cref="TimeoutException"/>: two minutes by default.</summary>
    public TimeSpan Patience { get; init; } = OpenCalls.DefaultPatience;

    /// <summary>Settings that win over all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Registrations that win over the app's own.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }
}
