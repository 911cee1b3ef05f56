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

        VisitRequest request = await context.PrepareVisitAsync(new(input.OrderId, input.PartId));
        Task<VisitOutcome> visit = context.VisitAsync(request);
        if (await part.IsCancelledBeforeAsync(visit))
        {
            await context.CallOffVisitAsync(new(request.VisitId, "The order was cancelled."));
        }

        VisitOutcome outcome = await visit;
        await (outcome switch
        {
            VisitOutcome.Completed done => part.CompleteAsync(done.HoursWorked),
            VisitOutcome.Cancelled cancelled => part.CancelAsync(cancelled.Reason),
            _ => throw new InvalidOperationException($"A visit can't end as {outcome.GetType().Name}."),
        });
    }
}
