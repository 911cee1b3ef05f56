using LeadToCash.FieldService;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>Has field service visit the customer. The part ends as the visit ends.</summary>
public static class ServicePartOrchestrator
{
    [Function(nameof(ServicePartOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, FulfilPart input)
    {
        PartProgress part = await PartProgress.BeginAsync(context, input);
        if (await part.StepAsync("requested", key => context.RequestVisitAsync(new(key, input.OrderId, input.PartId))) is null)
        {
            await part.CancelAsync("The order was cancelled.");
            return;
        }

        VisitRequest visit = await context.PlanVisitAsync(new(input.OrderId, input.PartId));
        VisitOutcome outcome = await context.VisitAsync(visit);
        await (outcome switch
        {
            VisitOutcome.Completed done => part.CompleteAsync(done.HoursWorked),
            VisitOutcome.Cancelled cancelled => part.CancelAsync(cancelled.Reason),
            _ => throw new InvalidOperationException($"A visit can't end as {outcome.GetType().Name}."),
        });
    }
}
