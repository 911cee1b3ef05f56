using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.Contracts;

/// <summary>
/// Carries a contract from its first day to its last. The case knows what is due and who is to be told; this process looks again whenever something is due or
/// moved. Each term begins with an empty history. An event that comes while it begins anew may be lost: it says only that there is something to see, and the
/// new history begins with a look.
/// </summary>
public static class ContractOrchestrator
{
    private const int MaximumRounds = 100;

    [Function(nameof(ContractOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunContract run)
    {
        Task<ContractChanged> change = context.Next<ContractChanged>();
        for (int rounds = 0; rounds < MaximumRounds; rounds++)
        {
            ContractProgress progress = await context.PursueContractAsync(new(run.ContractId, run.Round));
            run = run with { Round = run.Round + 1 };
            if (progress.Step is { } step)
            {
                run = run with { Failures = await TakeAsync(context, run, progress, step) };
            }
            else if (progress.HasEnded)
            {
                return;
            }
            else if (progress.Term > run.Term)
            {
                run = run with { Term = progress.Term };
                break;
            }

            if (await IsDueAgainAsync(context, change, progress, run.Failures))
            {
                change = context.Next<ContractChanged>();
            }
        }

        context.ContinueAsNew(run);
    }

    /// <summary>Tells whom the step concerns.</summary>
    /// <returns>How often in a row it failed.</returns>
    private static async Task<int> TakeAsync(TaskOrchestrationContext context, RunContract run, ContractProgress progress, ContractStep step)
    {
        if (!step.IsForBackEnd())
        {
            await context.TellContractStepAsync(new(run.ContractId, step));
            return 0;
        }

        BackEndAnswer answer = await context.TellBillingAsync(run.ContractId, progress);
        if (answer is BackEndAnswer.Done done)
        {
            await context.NoteContractStepAsync(new(run.ContractId, step.Key, done.Reference));
            return 0;
        }

        if (run.Failures == BackEndRetries.Prompt.Count)
        {
            await context.ReportContractStepAsync(new(run.ContractId, step, ((BackEndAnswer.Failed)answer).Reason));
        }

        return run.Failures + 1;
    }

    /// <summary>Waits until there is something to do.</summary>
    /// <returns>Whether something moved.</returns>
    private static async Task<bool> IsDueAgainAsync(TaskOrchestrationContext context, Task change, ContractProgress progress, int failures)
    {
        if (failures > 0)
        {
            return await context.ArrivesWithinAsync(change, failures <= BackEndRetries.Prompt.Count ? BackEndRetries.Prompt[failures - 1] : BackEndRetries.WhileBlocked);
        }

        if (progress.Step is null && progress.NextAt is null)
        {
            await change;
            return true;
        }

        return progress.Step is null && await context.ArrivesByAsync(change, progress.NextAt!.Value);
    }
}
