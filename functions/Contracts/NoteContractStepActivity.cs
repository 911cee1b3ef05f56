using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Notes that subscription billing took a step. Safe to run twice: what is noted is no longer open.</summary>
public sealed class NoteContractStepActivity(ContractStore contracts)
{
    [Function(nameof(NoteContractStep))]
    public async Task RunAsync([ActivityTrigger] NoteContractStep input, CancellationToken cancellationToken) =>
        (await contracts.ExecuteAsync(
            input.ContractId, $"step/{input.Key}", new ContractCommand.NoteStep(input.Key, input.Reference), cancellationToken: cancellationToken)).Required();
}
