using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.FieldService;

/// <summary>
/// Opens the visit's case and books its first free slot; if there is none, notes why and tells the service lead. Safe to run twice: a visit
/// that has a slot keeps it, a slot that was booked but not noted is found again by the visit's id, and the mail has a key.
/// </summary>
public sealed class ArrangeVisitActivity(VisitStore visits, Dispatch dispatch, VisitMails mails, BusinessCalendars calendars, TimeProvider time)
{
    [Function(nameof(ArrangeVisit))]
    public async Task<SlotSearched> RunAsync([ActivityTrigger] ArrangeVisit input, CancellationToken cancellationToken)
    {
        string id = input.Visit.VisitId;
        await visits.ExecuteAsync(id, "plan", new PlanVisit(input.Visit), cancellationToken: cancellationToken);
        CaseFile<Visit> file = await visits.GetAsync(id, cancellationToken);
        if (file.State.Status is not (VisitStatus.Planned or VisitStatus.Waiting))
        {
            return new SlotSearched(null);
        }

        string? obstacle = await dispatch.ArrangeAsync(id, file, cancellationToken);
        if (obstacle is null)
        {
            return new SlotSearched(null);
        }

        await visits.ExecuteAsync(id, $"delay/{file.Version}", new DelayVisit(obstacle), cancellationToken: cancellationToken);
        await mails.NoSlotAsync(id, file.State, obstacle, cancellationToken);
        return new SlotSearched(NextMorning());
    }

    private DateTimeOffset NextMorning()
    {
        BusinessCalendar own = calendars.Own;
        return own.At(own.AddWorkingDays(own.DateOf(time.GetUtcNow()), 1), new TimeOnly(7, 0));
    }
}
