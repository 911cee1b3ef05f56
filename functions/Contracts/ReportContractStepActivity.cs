using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Tells operations that subscription billing does not take a step. Safe to run twice: a step has one task.</summary>
public sealed class ReportContractStepActivity(ContractStore contracts, ContractTasks tasks)
{
    [Function(nameof(ReportContractStep))]
    public async Task RunAsync([ActivityTrigger] ReportContractStep input, CancellationToken cancellationToken) =>
        await tasks.BillingAsync((await contracts.GetAsync(input.ContractId, cancellationToken)).State, input.Step, input.Reason, cancellationToken);
}
