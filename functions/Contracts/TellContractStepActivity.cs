using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Contracts;

/// <summary>Writes the mail or opens the task of a step. Safe to run twice: mails have keys and tasks have ids, made of the contract and the step.</summary>
public sealed class TellContractStepActivity(ContractStore contracts, ContractMails mails, ContractTasks tasks)
{
    [Function(nameof(TellContractStep))]
    public async Task RunAsync([ActivityTrigger] TellContractStep input, CancellationToken cancellationToken)
    {
        Contract contract = (await contracts.GetAsync(input.ContractId, cancellationToken)).State;
        await (input.Step.Kind == ContractStepKind.ReportWithdrawal
            ? tasks.WithdrawalAsync(contract, input.Step, cancellationToken)
            : mails.SendAsync(contract, input.Step, cancellationToken));
        (await contracts.ExecuteAsync(
            input.ContractId, $"step/{input.Step.Key}", new ContractCommand.NoteStep(input.Step.Key, Reference: null), cancellationToken: cancellationToken)).Required();
    }
}
