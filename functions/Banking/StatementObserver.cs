using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>Starts booking when a statement was received or its run is to go on.</summary>
public sealed class StatementObserver : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => BankStatement.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name is nameof(StatementReceived) or nameof(StatementResumed)
        ? processes.StartAsync(nameof(StatementOrchestrator), BookStatement.InstanceId(@event.CaseId, @event.Version), new BookStatement(@event.CaseId), cancellationToken)
        : Task.CompletedTask;
}
