using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.FieldService;

/// <summary>Carries one visit from the search for a slot to the signed report. Instance <c>visit-{visitId}</c>.</summary>
public static class FieldServiceOrchestrator
{
    /// <summary>A quarter of a year of working days; after that only a dispatcher can find a slot.</summary>
    private const int MaximumSearches = 65;

    private const int MaximumChanges = 100;

    /// <summary>Instance id of a visit's process.</summary>
    public static string InstanceId(string visitId) => $"visit-{visitId}";

    [Function(nameof(FieldServiceOrchestrator))]
    public static async Task<VisitOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, VisitRequest visit)
    {
        Task<VisitBooked> booked = context.Next<VisitBooked>();
        Task<VisitRescheduled> change = context.Next<VisitRescheduled>();
        Task<VisitCompleted> completed = context.Next<VisitCompleted>();
        Task<VisitCancelled> cancelled = context.Next<VisitCancelled>();

        await SearchSlotAsync(context, visit, Task.WhenAny(booked, completed, cancelled));
        await context.AnnounceAppointmentAsync(new(visit.VisitId));

        for (int changes = 0; changes < MaximumChanges && await Task.WhenAny(completed, cancelled, change) == change; changes++)
        {
            string former = (await change).Previous.TechnicianId;
            change = context.Next<VisitRescheduled>();
            await context.AnnounceAppointmentAsync(new(visit.VisitId, former));
        }

        if (await Task.WhenAny(completed, cancelled) == cancelled)
        {
            await context.AnnounceCancellationAsync(new(visit.VisitId));
            return new VisitOutcome.Cancelled(visit.VisitId, (await cancelled).Reason);
        }

        await context.ConfirmCompletionAsync(new(visit.VisitId));
        VisitCompleted completion = await completed;
        return new VisitOutcome.Completed(visit.VisitId, completion.At, completion.HoursWorked);
    }

    /// <summary>Looks for a slot every working day until there is one, or a dispatcher has given one or called the visit off.</summary>
    private static async Task SearchSlotAsync(TaskOrchestrationContext context, VisitRequest visit, Task settled)
    {
        for (int search = 0; search < MaximumSearches && !settled.IsCompleted; search++)
        {
            SlotSearched searched = await context.ArrangeVisitAsync(new(visit));
            if (searched.TryAgainAt is not { } tryAgainAt || await context.ArrivesByAsync(settled, tryAgainAt))
            {
                return;
            }
        }

        await settled;
    }
}
