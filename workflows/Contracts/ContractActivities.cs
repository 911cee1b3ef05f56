using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.DurableTask;

namespace LeadToCash.Contracts;

/// <summary>The steps of a contract's process, as its orchestrator calls them.</summary>
internal static class ContractActivities
{
    private const string Part = "subscription";

    public static Task<ContractProgress> PursueContractAsync(this TaskOrchestrationContext context, PursueContract input) =>
        context.CallActivityAsync<ContractProgress>(nameof(PursueContract), input, Retries.Transient);

    public static Task TellContractStepAsync(this TaskOrchestrationContext context, TellContractStep input) =>
        context.CallActivityAsync(nameof(TellContractStep), input, Retries.Transient);

    public static Task NoteContractStepAsync(this TaskOrchestrationContext context, NoteContractStep input) =>
        context.CallActivityAsync(nameof(NoteContractStep), input, Retries.Transient);

    public static Task ReportContractStepAsync(this TaskOrchestrationContext context, ReportContractStep input) =>
        context.CallActivityAsync(nameof(ReportContractStep), input, Retries.Transient);

    /// <summary>Tells subscription billing of a step, under a key by which it is carried out once.</summary>
    public static Task<BackEndAnswer> TellBillingAsync(this TaskOrchestrationContext context, string contractId, ContractProgress progress)
    {
        ContractStep step = progress.Step!;
        string key = $"{RunContract.InstanceId(contractId)}/{step.Key}";
        return step.Kind == ContractStepKind.EndBilling
            ? context.EndSubscriptionAsync(new(key, progress.OrderId!, Part, progress.OrderPositions))
            : context.CallActivityAsync<BackEndAnswer>(
                nameof(ChangeSubscription), new ChangeSubscription(key, progress.OrderId!, progress.OrderPositions, contractId, step.Date!.Value), Retries.Transient);
    }
}
