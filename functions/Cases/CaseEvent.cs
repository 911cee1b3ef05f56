using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadToCash.Cases;

/// <summary>One event of a case file as readers see it.</summary>
/// <param name="CaseType">Kind of case.</param>
/// <param name="CaseId">Its id.</param>
/// <param name="Version">Place in the case's history, from 1.</param>
/// <param name="Name">Name of the event's type.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Data">The event.</param>
public sealed record CaseEvent(string CaseType, string CaseId, long Version, string Name, DateTimeOffset At, string Actor, JsonElement Data)
{
    /// <summary>The trace in which it happened (W3C traceparent); null if none was recorded. No reader's business.</summary>
    [JsonIgnore]
    public string? TraceParent { get; init; }

    /// <summary>The case behind it; null for an event that is not shown, but listed from a copy.</summary>
    internal CaseSight? Sight { get; init; }

    /// <summary>The event as its type.</summary>
    public TEvent As<TEvent>() => Data.Deserialize<TEvent>(CaseJson.Options)!;

    /// <summary>
    /// The case: with this event, and with later ones if they were there when the first observer asked. One point read, shared by all observers of the event; an
    /// observer that has changed the case itself reads it from its store.
    /// </summary>
    /// <exception cref="BusinessRuleException">It was erased.</exception>
    public Task<CaseFile<TState>> CaseAsync<TState>(CancellationToken cancellationToken) => Seen.FileAsync<TState>(cancellationToken);

    /// <summary>The customer whose case it is; null while nobody is known. By the same read.</summary>
    public Task<string?> CustomerIdAsync(CancellationToken cancellationToken) => Seen.CustomerIdAsync(cancellationToken);

    private CaseSight Seen => Sight ?? throw new InvalidOperationException($"{Name} of {CaseType} '{CaseId}' is a copy; read it by {nameof(CaseReader)} to see its case.");
}

/// <summary>
/// What follows from events: processes are started and told, read models are brought up to date. Called at least once for every event,
/// for each case in the order of its events; a repetition must change nothing. Throws to be called again.
/// </summary>
public interface ICaseObserver
{
    /// <summary>Kind of case it wants to see, or null for all.</summary>
    string? CaseType { get; }

    /// <summary>Sees one event.</summary>
    /// <param name="event">What happened.</param>
    /// <param name="processes">Starts and tells processes.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken);
}
