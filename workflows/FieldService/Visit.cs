using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.FieldService;

/// <summary>Where a visit stands.</summary>
public enum VisitStatus
{
    /// <summary>A slot is being looked for.</summary>
    Planned,

    /// <summary>No slot was free; it is looked for again every working day.</summary>
    Waiting,

    /// <summary>It has a slot.</summary>
    Booked,

    /// <summary>Done and signed for.</summary>
    Completed,

    /// <summary>It will not take place.</summary>
    Cancelled,
}

/// <summary>A technician's visit to a customer, from the wish to the signed report.</summary>
public sealed record Visit : ICase<Visit, VisitCommand, VisitEvent>
{
    /// <summary>A start that moves by less is not worth a mail.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public static string CaseType => "visit";

    /// <summary>The order that it belongs to.</summary>
    public required string OrderId { get; init; }

    /// <summary>Whom and where.</summary>
    public required Party Customer { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Work { get; init; }

    /// <summary>Planned duration in hours.</summary>
    public required decimal PlannedHours { get; init; }

    /// <summary>What the technician must be able to do; null if anyone can.</summary>
    public string? RequiredSkill { get; init; }

    /// <summary>No slot before this instant; UTC.</summary>
    public DateTimeOffset Earliest { get; init; }

    /// <summary>Where it stands.</summary>
    public VisitStatus Status { get; init; }

    /// <summary>Why it waits; null when it does not.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>Who comes when; null while there is no slot.</summary>
    public Appointment? Appointment { get; init; }

    /// <summary>How often the slot was changed.</summary>
    public int Changes { get; init; }

    /// <summary>How many of the changes the customer is told of.</summary>
    public int AnnouncedChanges { get; init; }

    /// <summary>The start that the customer was last told, UTC.</summary>
    public DateTimeOffset? AnnouncedStart { get; init; }

    /// <summary>The signed report.</summary>
    public ServiceReport? Report { get; init; }

    /// <summary>When it was completed, UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it was called off.</summary>
    public string? CancelledBecause { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Customer.CustomerId;

    /// <inheritdoc/>
    public static Decision<VisitEvent> Decide(Visit? state, VisitCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, PlanVisit plan) => Decision<VisitEvent>.Accept(new VisitPlanned(plan.Request)),
        (not null, PlanVisit) => Decision<VisitEvent>.Accept(),
        (null, _) => Decision<VisitEvent>.Refuse("visit-unknown", "There is no such visit."),
        ({ Status: VisitStatus.Completed }, _) => Decision<VisitEvent>.Refuse("visit-completed", "The visit is completed; its report is signed."),
        ({ Status: VisitStatus.Cancelled }, CancelVisit) => Decision<VisitEvent>.Accept(),
        ({ Status: VisitStatus.Cancelled }, _) => Decision<VisitEvent>.Refuse("visit-cancelled", $"The visit was cancelled: {state.CancelledBecause}"),
        (_, DelayVisit delay) => state.Appointment is null && state.WaitingFor != delay.Reason
            ? Decision<VisitEvent>.Accept(new VisitDelayed(delay.Reason))
            : Decision<VisitEvent>.Accept(),
        (_, BookVisit book) => state.Appointment is null ? Decision<VisitEvent>.Accept(new VisitBooked(book.Appointment)) : Decision<VisitEvent>.Accept(),
        (_, AppointVisit appoint) => Appoint(state, appoint.Appointment),
        (_, ReportVisit report) => Complete(state, report, at),
        (_, CancelVisit cancel) => Decision<VisitEvent>.Accept(new VisitCancelled(cancel.Reason, state.Appointment)),
        _ => throw new InvalidOperationException($"A visit knows no command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static Visit Apply(Visit? state, VisitEvent @event) => @event switch
    {
        VisitPlanned planned => Of(planned.Request),
        VisitDelayed delayed => state! with { Status = VisitStatus.Waiting, WaitingFor = delayed.Reason },
        VisitBooked booked => state! with
        {
            Status = VisitStatus.Booked,
            WaitingFor = null,
            Appointment = booked.Appointment,
            AnnouncedStart = booked.Appointment.Start,
        },
        VisitRescheduled changed => state! with
        {
            Appointment = changed.Appointment,
            Changes = state.Changes + 1,
            AnnouncedChanges = state.AnnouncedChanges + (changed.Announced ? 1 : 0),
            AnnouncedStart = changed.Announced ? changed.Appointment.Start : state.AnnouncedStart,
        },
        VisitReported reported => state! with { Report = reported.Report },
        VisitCompleted completed => state! with { Status = VisitStatus.Completed, CompletedAt = completed.At },
        VisitCancelled cancelled => state! with { Status = VisitStatus.Cancelled, WaitingFor = null, CancelledBecause = cancelled.Reason },
        _ => throw new InvalidOperationException($"A visit knows no event {@event.GetType().Name}."),
    };

    private static Visit Of(VisitRequest request) => new()
    {
        OrderId = request.OrderId,
        Customer = request.Customer,
        Work = request.Work,
        PlannedHours = request.Hours,
        RequiredSkill = request.RequiredSkill,
        Earliest = request.Earliest,
    };

    private static Decision<VisitEvent> Appoint(Visit state, Appointment appointment)
    {
        if (state.Appointment is not { } current)
        {
            return Decision<VisitEvent>.Accept(new VisitBooked(appointment));
        }

        bool announced = appointment.TechnicianId != current.TechnicianId || (appointment.Start - state.AnnouncedStart!.Value).Duration() >= WorthTelling;
        return appointment.IsSameSlotAs(current)
            ? Decision<VisitEvent>.Accept()
            : Decision<VisitEvent>.Accept(new VisitRescheduled(appointment, current, announced));
    }

    private static Decision<VisitEvent> Complete(Visit state, ReportVisit command, DateTimeOffset at) =>
        state.Appointment?.TechnicianId != command.TechnicianId
            ? Decision<VisitEvent>.Refuse("visit-reassigned", "The visit was given to another technician.")
            : command.Report.Signature is not { } signature || string.IsNullOrWhiteSpace(signature.Name) || (signature.Drawing is null && !signature.Confirmed)
                ? Decision<VisitEvent>.Refuse("signature-missing", "The report is not signed by the customer.")
                : Decision<VisitEvent>.Accept(
                    new VisitReported(command.Report), new VisitCompleted(state.OrderId, at, command.Report.HoursWorked));
}
