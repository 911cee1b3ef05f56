using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// Gets one approval step decided. The case knows who is to be asked, reminded and replaced and when; this process looks again whenever something
/// is due or moved. It ends because every seat's time ends and nobody's is prolonged: one round for each instant that is due and each change.
/// </summary>
public static class ApprovalStepOrchestrator
{
    [Function(nameof(ApprovalStepOrchestrator))]
    public static async Task<ApprovalOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, ApprovalStepRef step)
    {
        Task<ApprovalChanged> change = context.Next<ApprovalChanged>();
        for (int round = 0; ; round++)
        {
            ApprovalProgress progress = await context.PursueApprovalAsync(new(step.QuoteId, step.QuoteVersion, step.Step, round));
            if (progress.Outcome is { } outcome)
            {
                return outcome;
            }

            if (await context.ArrivesByAsync(change, progress.NextAt))
            {
                if ((await change).Outcome is { } told)
                {
                    return told;
                }

                change = context.Next<ApprovalChanged>();
            }
        }
    }
}
