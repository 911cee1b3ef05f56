using LeadToCash.Cases;

namespace LeadToCash.Contracts;

/// <summary>Starts the process of a contract and tells it that something moved. Starting twice is starting once; telling twice is one look more.</summary>
public sealed class ContractObserver : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Contract.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name switch
    {
        nameof(ContractBegun) => processes.StartAsync(
            nameof(ContractOrchestrator), RunContract.InstanceId(@event.CaseId), new RunContract(@event.CaseId), cancellationToken),
        nameof(ContractExtended) or nameof(ContractChangeAgreed) or nameof(ContractCancelled) or nameof(WithdrawalProposed) or nameof(CancellationWithdrawn) =>
            processes.RaiseAsync(RunContract.InstanceId(@event.CaseId), new ContractChanged(), cancellationToken),
        _ => Task.CompletedTask,
    };
}
