using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.Billing;

/// <summary>The steps of billing runs and of replications, as their orchestrators call them.</summary>
internal static class BillingActivities
{
    /// <summary>A contract that storage does not answer for is tried again within half a minute, then counts as failed: it must not hold up the others, and the next run has it again.</summary>
    private static readonly TaskOptions Prompt = TaskOptions.FromRetryPolicy(
        new RetryPolicy(4, TimeSpan.FromSeconds(4), backoffCoefficient: 2) { HandleFailure = failure => !failure.IsCausedBy<BusinessRuleException>() });

    public static Task<BillingPage> TakeBillingPageAsync(this TaskOrchestrationContext context, TakeBillingPage input) =>
        context.CallActivityAsync<BillingPage>(nameof(TakeBillingPage), input, Retries.Transient);

    /// <summary>Bills a contract; its failure is a result.</summary>
    public static async Task<ContractBilled> BillContractAsync(this TaskOrchestrationContext context, BillContract input)
    {
        try
        {
            return await context.CallActivityAsync<ContractBilled>(nameof(BillContract), input, Prompt);
        }
        catch (TaskFailedException failure)
        {
            return new ContractBilled(input.ContractId, 0, 0, [], failure.FailureDetails.ErrorMessage);
        }
    }

    public static Task<BillingRunProgress> NoteBillingPageAsync(this TaskOrchestrationContext context, NoteBillingPage input) =>
        context.CallActivityAsync<BillingRunProgress>(nameof(NoteBillingPage), input, Retries.Transient);

    public static Task<ReplicationProgress> ReplicatePageAsync(this TaskOrchestrationContext context, ReplicatePage input) =>
        context.CallActivityAsync<ReplicationProgress>(nameof(ReplicatePage), input, Retries.Transient);
}
