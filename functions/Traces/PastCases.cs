using LeadToCash.Cases;

namespace LeadToCash.Traces;

/// <summary>Reads cases as they were at any instant: from their events, by a query over one partition each.</summary>
public sealed class PastCases(CaseReader reader)
{
    /// <summary>The state that a case had; null if it had not begun.</summary>
    /// <param name="id">The case.</param>
    /// <param name="asOf">The instant; null for now.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<TState?> FindAsync<TState, TCommand, TEvent>(string id, DateTimeOffset? asOf, CancellationToken cancellationToken)
        where TState : class, ICase<TState, TCommand, TEvent>
    {
        TState? state = null;
        await foreach (CaseEvent @event in reader.EventsAsync(TState.CaseType, id, asOf, cancellationToken))
        {
            state = TState.Apply(state, @event.As<TEvent>());
        }

        return state;
    }
}
