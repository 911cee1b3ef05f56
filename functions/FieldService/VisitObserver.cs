using LeadToCash.Cases;

namespace LeadToCash.FieldService;

/// <summary>Tells a visit's process what happened, and gives the time of former appointments back.</summary>
public sealed class VisitObserver(Dispatch dispatch) : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Visit.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        string process = FieldServiceOrchestrator.InstanceId(@event.CaseId);
        return @event.As<VisitEvent>() switch
        {
            VisitBooked booked => processes.RaiseAsync(process, booked, cancellationToken),
            VisitCompleted completed => processes.RaiseAsync(process, completed, cancellationToken),
            VisitRescheduled changed => OnRescheduledAsync(@event.CaseId, changed, processes, cancellationToken),
            VisitCancelled cancelled => OnCancelledAsync(@event.CaseId, cancelled, processes, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    private async Task OnRescheduledAsync(string visitId, VisitRescheduled changed, Processes processes, CancellationToken cancellationToken)
    {
        await dispatch.ReleaseAsync(visitId, changed.Previous, cancellationToken);
        await processes.RaiseAsync(FieldServiceOrchestrator.InstanceId(visitId), changed, cancellationToken);
    }

    private async Task OnCancelledAsync(string visitId, VisitCancelled cancelled, Processes processes, CancellationToken cancellationToken)
    {
        if (cancelled.Previous is { } previous)
        {
            await dispatch.ReleaseAsync(visitId, previous, cancellationToken);
        }

        await processes.RaiseAsync(FieldServiceOrchestrator.InstanceId(visitId), cancelled, cancellationToken);
    }
}
