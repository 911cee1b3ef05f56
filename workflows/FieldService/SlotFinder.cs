using System.Globalization;
using LeadToCash.Calendar;

namespace LeadToCash.FieldService;

/// <summary>What slot a visit needs.</summary>
/// <param name="Hours">Duration in hours, more than 0.</param>
/// <param name="RequiredSkill">What the technician must be able to do; null if anyone can.</param>
/// <param name="Place">Where; null if the place is not known, then no distance counts.</param>
/// <param name="NotBefore">No slot before; UTC.</param>
/// <param name="HorizonDays">How many working days ahead to look, 1 or more.</param>
public sealed record SlotWish(decimal Hours, string? RequiredSkill, GeoPoint? Place, DateTimeOffset NotBefore, int HorizonDays)
{
    /// <summary>The duration.</summary>
    public TimeSpan Duration => TimeSpan.FromHours((double)Hours);
}

/// <summary>A technician's time as it is known now.</summary>
/// <param name="Technician">Who.</param>
/// <param name="Calendar">The working days where they live.</param>
/// <param name="Bookings">What is booked within the horizon, in any order.</param>
public sealed record TechnicianAgenda(Technician Technician, BusinessCalendar Calendar, IReadOnlyList<Booking> Bookings);

/// <summary>Time that is taken.</summary>
public sealed record Booking(string VisitId, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Whether one technician can't keep both, the way from one to the other included. A visit does not collide with itself.</summary>
    public bool CollidesWith(Booking other) =>
        VisitId != other.VisitId && Start < other.End + SlotFinder.TravelTime && other.Start < End + SlotFinder.TravelTime;
}

/// <summary>What a search came to.</summary>
/// <param name="Appointment">The slot, or null.</param>
/// <param name="Reason">Why this one, or why none.</param>
public sealed record SlotProposal(Appointment? Appointment, string Reason);

/// <summary>
/// Finds the slot of a visit: the first that is free with a technician who has the skill, comes that far and works then. Of slots
/// that start at the same time the one with fewer kilometres wins, then the technician with fewer booked hours.
/// </summary>
public static class SlotFinder
{
    /// <summary>Between two visits a technician has this long to drive.</summary>
    public static readonly TimeSpan TravelTime = TimeSpan.FromMinutes(30);

    private const int QuarterHour = 15;

    /// <summary>The first slot, with the reason.</summary>
    public static SlotProposal Find(SlotWish wish, IReadOnlyList<TechnicianAgenda> agendas)
    {
        (TechnicianAgenda Agenda, string? Objection)[] judged = [.. agendas.Select(agenda => (agenda, Objection(wish, agenda.Technician)))];
        Appointment[] ranked = Ranked(wish, judged.Where(one => one.Objection is null).Select(one => one.Agenda), slotsEach: 1);
        string others = string.Join(' ', judged.Where(one => one.Objection is not null).Select(one => one.Objection));
        if (ranked is [Appointment best, ..])
        {
            string reason = $"First free slot of {ranked.Length} suitable technician(s){Distance(best.Kilometres)}. {others}".TrimEnd();
            return new SlotProposal(best with { Reason = reason }, reason);
        }

        int suitable = judged.Count(one => one.Objection is null);
        return new SlotProposal(null, suitable == 0
            ? $"No technician is suitable. {others}".TrimEnd()
            : Invariant($"None of {suitable} suitable technician(s) is free for {wish.Hours:0.##} h within {wish.HorizonDays} working days. {others}").TrimEnd());
    }

    /// <summary>The next free slots, for someone whose wish could not be met.</summary>
    public static IReadOnlyList<Appointment> Alternatives(SlotWish wish, IReadOnlyList<TechnicianAgenda> agendas, int count) =>
        [.. Ranked(wish, agendas.Where(agenda => Objection(wish, agenda.Technician) is null), count).Take(count)];

    /// <summary>Why a technician cannot come at all, as a sentence; null if they can.</summary>
    public static string? Objection(SlotWish wish, Technician technician)
    {
        if (wish.RequiredSkill is { } skill && !technician.Skills.Contains(skill, StringComparer.OrdinalIgnoreCase))
        {
            return $"{technician.Name} lacks the skill '{skill}'.";
        }

        return Kilometres(wish, technician) is { } distance && distance > technician.AreaKilometres
            ? Invariant($"{technician.Name} is {distance} km away and goes at most {technician.AreaKilometres} km.")
            : null;
    }

    /// <summary>Whether the technician works through that time and has nothing else then, the way included.</summary>
    public static bool IsFree(TechnicianAgenda agenda, Booking wanted)
    {
        DateOnly date = agenda.Calendar.DateOf(wanted.Start);
        return Works(agenda, date)
            && agenda.Calendar.At(date, agenda.Technician.From) <= wanted.Start
            && wanted.End <= agenda.Calendar.At(date, agenda.Technician.To)
            && !agenda.Bookings.Any(wanted.CollidesWith);
    }

    private static Appointment[] Ranked(SlotWish wish, IEnumerable<TechnicianAgenda> agendas, int slotsEach) =>
    [
        .. from agenda in agendas
           let kilometres = Kilometres(wish, agenda.Technician)
           let booked = agenda.Bookings.Sum(booking => (booking.End - booking.Start).TotalHours)
           from start in FreeStarts(wish, agenda).Take(slotsEach)
           orderby start, kilometres ?? int.MaxValue, booked, agenda.Technician.Id
           select new Appointment(agenda.Technician.Id, agenda.Technician.Name, start, start + wish.Duration, kilometres, Reason: ""),
    ];

    /// <summary>The first start in every gap that is long enough, in order.</summary>
    private static IEnumerable<DateTimeOffset> FreeStarts(SlotWish wish, TechnicianAgenda agenda)
    {
        DateOnly first = agenda.Calendar.DateOf(wish.NotBefore);
        DateOnly last = agenda.Calendar.AddWorkingDays(first, wish.HorizonDays);
        for (DateOnly date = first; date <= last; date = date.AddDays(1))
        {
            if (Works(agenda, date))
            {
                foreach (DateTimeOffset start in FreeStarts(wish, agenda, date))
                {
                    yield return start;
                }
            }
        }
    }

    private static IEnumerable<DateTimeOffset> FreeStarts(SlotWish wish, TechnicianAgenda agenda, DateOnly date)
    {
        DateTimeOffset opens = agenda.Calendar.At(date, agenda.Technician.From);
        DateTimeOffset closes = agenda.Calendar.At(date, agenda.Technician.To);
        DateTimeOffset start = opens > wish.NotBefore ? opens : RoundUp(wish.NotBefore);
        foreach (Booking booking in agenda.Bookings.Where(one => one.End > opens - TravelTime && one.Start < closes + TravelTime).OrderBy(one => one.Start))
        {
            if (start + wish.Duration + TravelTime <= booking.Start)
            {
                yield return start;
            }

            start = RoundUp(Later(start, booking.End + TravelTime));
        }

        if (start + wish.Duration <= closes)
        {
            yield return start;
        }
    }

    private static bool Works(TechnicianAgenda agenda, DateOnly date) =>
        agenda.Technician.Weekdays.Contains(date.DayOfWeek) && !agenda.Technician.IsAbsent(date) && agenda.Calendar.IsWorkingDay(date);

    private static int? Kilometres(SlotWish wish, Technician technician) => wish.Place?.KilometresTo(technician.Home);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset RoundUp(DateTimeOffset instant)
    {
        long step = TimeSpan.FromMinutes(QuarterHour).Ticks;
        return new DateTimeOffset((instant.UtcTicks + step - 1) / step * step, TimeSpan.Zero);
    }

    private static string Distance(int? kilometres) => kilometres is { } known ? Invariant($", {known} km away") : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
