using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.FieldService;

/// <summary>
/// Tells customer and technician of the appointment as it stands. Safe to run twice: each mail's key counts the changes that its reader
/// is told of, so the same state is told once, and a change that is not worth telling has the key of the mail before.
/// </summary>
public sealed class AnnounceAppointmentActivity(VisitStore visits, VisitMails mails)
{
    [Function(nameof(AnnounceAppointment))]
    public async Task RunAsync([ActivityTrigger] AnnounceAppointment input, CancellationToken cancellationToken)
    {
        Visit visit = (await visits.GetAsync(input.VisitId, cancellationToken)).State;
        if (visit is not { Status: VisitStatus.Booked, Appointment: { } appointment })
        {
            return;
        }

        await mails.AppointmentAsync(input.VisitId, visit, appointment, cancellationToken);
        await mails.AssignmentAsync(input.VisitId, visit, appointment, cancellationToken);
        if (input.FormerTechnicianId is { } former && former != appointment.TechnicianId)
        {
            await mails.RelievedAsync(input.VisitId, visit, former, cancellationToken);
        }
    }
}
