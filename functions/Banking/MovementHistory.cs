using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>What movements were.</summary>
internal static class MovementHistory
{
    /// <summary>The movement before and after an event, whatever has happened since; before its first there was none. One query over its partition.</summary>
    public static async Task<(Movement? Before, Movement After)> AroundAsync(this CaseReader cases, CaseEvent @event, CancellationToken cancellationToken)
    {
        (Movement? before, Movement? after) = (null, null);
        await foreach (CaseEvent one in cases.EventsAsync(Movement.CaseType, @event.CaseId, asOf: null, cancellationToken))
        {
            if (one.Version > @event.Version)
            {
                break;
            }

            (before, after) = (after, Movement.Apply(after, one.As<MovementEvent>()));
        }

        return (before, after!);
    }
}
