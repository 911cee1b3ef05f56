using LeadToCash.Cases;

namespace LeadToCash.LeadToOpportunity;

/// <summary>A new lead starts its process.</summary>
public sealed class LeadObserver : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Lead.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name == nameof(LeadCreated)
        ? processes.StartAsync(nameof(LeadOrchestrator), @event.CaseId, @event.CaseId, cancellationToken)
        : Task.CompletedTask;
}
