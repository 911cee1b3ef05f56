using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Extensions.Options;
using VisitFile = LeadToCash.Cases.CaseFile<LeadToCash.FieldService.Visit>;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.FieldService;

/// <summary>
/// Gives visits their slots. The time is booked first and then noted in the visit; what the visit does not keep is released.
/// </summary>
public sealed class Dispatch(
    VisitStore visits, ScheduleBook schedule, Technicians technicians, PostCodes postCodes, BusinessCalendars calendars,
    IOptions<FieldServiceOptions> options, TimeProvider time)
{
    private const int MaximumAttempts = 20;
    private const int AlternativesShown = 2;

    /// <summary>Books the first free slot of a visit that has none. A slot that an earlier attempt booked without noting it is used.</summary>
    /// <returns>Null when the visit has a slot now; else why there is none.</returns>
    public async Task<string?> ArrangeAsync(string visitId, VisitFile file, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            SlotWish wish = Wish(file.State, file.State.PlannedHours);
            IReadOnlyList<TechnicianAgenda> agendas = await AgendasAsync(wish, cancellationToken);
            SlotProposal proposal = HeldBefore(visitId, agendas) ?? SlotFinder.Find(wish, agendas);
            if (proposal.Appointment is not { } appointment)
            {
                return proposal.Reason;
            }

            if (await TryHoldAsync(visitId, appointment, cancellationToken))
            {
                CaseOutcome<Visit, VisitEvent> outcome = await visits.ExecuteAsync(visitId, "book", new BookVisit(appointment), cancellationToken: cancellationToken);
                await ReleaseUnlessKeptAsync(visitId, outcome.State, appointment, cancellationToken);
                return null;
            }
        }

        throw new InvalidOperationException($"Others took every slot that visit {visitId} tried to book, {MaximumAttempts} times.");
    }

    /// <summary>Gives a visit the slot that a dispatcher wants, first or instead of the one it has.</summary>
    /// <param name="visitId">The visit.</param>
    /// <param name="file">As it stands.</param>
    /// <param name="wanted">Technician, start and hours.</param>
    /// <param name="actor">The dispatcher.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<DispatchResult> AppointAsync(string visitId, VisitFile file, WantedSlot wanted, string actor, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        SlotWish wish = Wish(file.State, wanted.Hours ?? file.State.PlannedHours) with { NotBefore = wanted.Start > now ? wanted.Start : now };
        IReadOnlyList<TechnicianAgenda> agendas = await AgendasAsync(wish, cancellationToken);
        TechnicianAgenda agenda = agendas.Single(one => one.Technician.Id == wanted.TechnicianId);
        Appointment appointment = new(
            agenda.Technician.Id, agenda.Technician.Name, wanted.Start.ToUniversalTime(), (wanted.Start + wish.Duration).ToUniversalTime(),
            wish.Place?.KilometresTo(agenda.Technician.Home), $"Chosen by {actor}.");
        bool held = wanted.Start >= now
            && SlotFinder.Objection(wish with { Place = null }, agenda.Technician) is null
            && SlotFinder.IsFree(agenda, BookingOf(visitId, appointment))
            && await TryHoldAsync(visitId, appointment, cancellationToken);
        if (!held)
        {
            string objection = SlotFinder.Objection(wish with { Place = null }, agenda.Technician) ?? $"{agenda.Technician.Name} is not free then.";
            IReadOnlyList<Appointment> alternatives = SlotFinder.Alternatives(wish, await AgendasAsync(wish, cancellationToken), AlternativesShown);
            return new DispatchResult(null, new Refusal("technician-not-free", objection), alternatives);
        }

        string commandId = string.Create(CultureInfo.InvariantCulture, $"appoint/{file.Version}/{appointment.TechnicianId}/{appointment.Start:yyyyMMddHHmm}");
        CaseOutcome<Visit, VisitEvent> outcome = await visits.ExecuteAsync(visitId, commandId, new AppointVisit(appointment), actor, cancellationToken);
        await ReleaseUnlessKeptAsync(visitId, outcome.State, appointment, cancellationToken);
        return new DispatchResult(outcome.State, outcome.Refusal, []);
    }

    /// <summary>Gives the time of a former appointment back, unless the visit has come back to it.</summary>
    public async Task ReleaseAsync(string visitId, Appointment former, CancellationToken cancellationToken) =>
        await ReleaseUnlessKeptAsync(visitId, (await visits.GetAsync(visitId, cancellationToken)).State, former, cancellationToken);

    private Task ReleaseUnlessKeptAsync(string visitId, Visit? visit, Appointment appointment, CancellationToken cancellationToken) =>
        visit?.Appointment is { } kept && kept.IsSameSlotAs(appointment) && visit.Status != VisitStatus.Cancelled
            ? Task.CompletedTask
            : schedule.ReleaseAsync(appointment.TechnicianId, DateOf(appointment), BookingOf(visitId, appointment), cancellationToken);

    private Task<bool> TryHoldAsync(string visitId, Appointment appointment, CancellationToken cancellationToken) =>
        schedule.TryBookAsync(appointment.TechnicianId, DateOf(appointment), BookingOf(visitId, appointment), cancellationToken);

    private static SlotProposal? HeldBefore(string visitId, IReadOnlyList<TechnicianAgenda> agendas) =>
        (from agenda in agendas
         from booking in agenda.Bookings
         where booking.VisitId == visitId
         select new SlotProposal(
             new Appointment(agenda.Technician.Id, agenda.Technician.Name, booking.Start, booking.End, null, "Booked by an attempt that was interrupted."), ""))
        .FirstOrDefault();

    private SlotWish Wish(Visit visit, decimal hours)
    {
        DateTimeOffset now = time.GetUtcNow();
        BusinessCalendar own = calendars.Own;
        DateTimeOffset noticed = options.Value.NoticeWorkingDays == 0
            ? now
            : own.At(own.AddWorkingDays(own.DateOf(now), options.Value.NoticeWorkingDays), TimeOnly.MinValue);
        return new SlotWish(
            hours, visit.RequiredSkill, postCodes.Find(visit.Customer.Address), noticed > visit.Earliest ? noticed : visit.Earliest, options.Value.HorizonWorkingDays);
    }

    private async Task<IReadOnlyList<TechnicianAgenda>> AgendasAsync(SlotWish wish, CancellationToken cancellationToken)
    {
        List<TechnicianAgenda> agendas = [];
        foreach (Technician technician in technicians.All)
        {
            BusinessCalendar calendar = technicians.CalendarOf(technician.Id);
            DateOnly from = calendar.DateOf(wish.NotBefore);
            DateOnly to = calendar.AddWorkingDays(from, wish.HorizonDays);
            agendas.Add(new TechnicianAgenda(technician, calendar, await schedule.ReadAsync(technician.Id, from, to, cancellationToken)));
        }

        return agendas;
    }

    private DateOnly DateOf(Appointment appointment) => technicians.CalendarOf(appointment.TechnicianId).DateOf(appointment.Start);

    private static Booking BookingOf(string visitId, Appointment appointment) => new(visitId, appointment.Start, appointment.End);
}

/// <summary>A slot that a dispatcher wants.</summary>
/// <param name="TechnicianId">Id of a known technician.</param>
/// <param name="Start">When.</param>
/// <param name="Hours">How long; null for the planned duration.</param>
public sealed record WantedSlot(string TechnicianId, DateTimeOffset Start, decimal? Hours = null);

/// <summary>What came of a dispatcher's wish.</summary>
/// <param name="Visit">The visit with its slot; null when refused.</param>
/// <param name="Refusal">Why not; null when booked.</param>
/// <param name="Alternatives">The next slots that are free, when that one was not.</param>
public sealed record DispatchResult(Visit? Visit, Refusal? Refusal, IReadOnlyList<Appointment> Alternatives);
