namespace LeadToCash.Cases;

/// <summary>What cases were, for observers that may see an event late.</summary>
internal static class CaseHistory
{
    /// <summary>A case before and after an event, whatever has happened since; before its first there was none. One query over its partition.</summary>
    public static async Task<(TState? Before, TState After)> AroundAsync<TState, TCommand, TEvent>(this CaseReader cases, CaseEvent @event, CancellationToken cancellationToken)
        where TState : class, ICase<TState, TCommand, TEvent>
    {
        (TState? before, TState? after) = (null, null);
        await foreach (CaseEvent one in cases.EventsAsync(@event.CaseType, @event.CaseId, asOf: null, cancellationToken))
        {
            if (one.Version > @event.Version)
            {
                break;
            }

            (before, after) = (after, TState.Apply(after, one.As<TEvent>()));
        }

        return (before, after!);
    }
}
