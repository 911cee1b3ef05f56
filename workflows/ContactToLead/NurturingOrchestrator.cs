using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.ContactToLead;

/// <summary>Sends a confirmed contact the mails of the series on their days, until the contact reacts or wants no more.</summary>
public static class NurturingOrchestrator
{
    [Function(nameof(NurturingOrchestrator))]
    public static async Task<NurturingOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, NurturingPlan plan)
    {
        Task<NurturingEnded> ended = context.Next<NurturingEnded>();
        int sent = 0;
        for (int step = 1; step <= plan.Days.Count; step++)
        {
            if (await context.ArrivesByAsync(ended, plan.StartsAt.AddDays(plan.Days[step - 1])))
            {
                return new NurturingOutcome.Stopped((await ended).Reason, sent);
            }

            MailBar bar = await context.SendNurturingMailAsync(new(plan.ContactId, plan.Registration, step));
            sent += bar == MailBar.None ? 1 : 0;
        }

        return new NurturingOutcome.Completed(sent);
    }
}
