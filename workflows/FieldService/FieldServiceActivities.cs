using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.FieldService;

/// <summary>The activities of field service, typed.</summary>
internal static class FieldServiceActivities
{
    public static Task<SlotSearched> ArrangeVisitAsync(this TaskOrchestrationContext context, ArrangeVisit input) =>
        context.CallActivityAsync<SlotSearched>(nameof(ArrangeVisit), input, Retries.Transient);

    public static Task AnnounceAppointmentAsync(this TaskOrchestrationContext context, AnnounceAppointment input) =>
        context.CallActivityAsync(nameof(AnnounceAppointment), input, Retries.Transient);

    public static Task ConfirmCompletionAsync(this TaskOrchestrationContext context, ConfirmCompletion input) =>
        context.CallActivityAsync(nameof(ConfirmCompletion), input, Retries.Transient);

    public static Task AnnounceCancellationAsync(this TaskOrchestrationContext context, AnnounceCancellation input) =>
        context.CallActivityAsync(nameof(AnnounceCancellation), input, Retries.Transient);
}
