using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.FieldService;
using static LeadToCash.Workflows.Tests.FieldService.Given;

namespace LeadToCash.Workflows.Tests.FieldService;

public sealed class SlotFinderTests
{
    private static readonly GeoPoint Kassel = new(51.31, 9.49);
    private static readonly GeoPoint Erlangen = new(49.5890, 11.0119);

    [Fact]
    [Trait("Scenario", "G2")]
    public void SlotFinder_WhenNearTechnicianIsBusyMonday_ProposesTuesdayWithReason()
    {
        TechnicianAgenda[] agendas =
        [
            Agenda(Technician("T1", ["pumps"])),
            Agenda(Technician("T2", ["ATEX"], Kassel)),
            Agenda(Technician("T3", ["ATEX"], Erlangen), Booking(Monday, 8, 16)),
        ];

        SlotProposal proposal = SlotFinder.Find(Wish(skill: "ATEX"), agendas);

        Assert.Equal(("T3", At(Monday.AddDays(1), 8)), (proposal.Appointment!.TechnicianId, proposal.Appointment.Start));
        Assert.Equal(16, proposal.Appointment.Kilometres);
        Assert.Contains("Technician T1 lacks the skill 'ATEX'.", proposal.Reason, StringComparison.Ordinal);
        Assert.Contains("Technician T2 is 235 km away and goes at most 150 km.", proposal.Reason, StringComparison.Ordinal);
        Assert.Contains("16 km away", proposal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void SlotFinder_WhenTwoAreFreeAtOnce_TakesTheNearerOne()
    {
        SlotProposal proposal = SlotFinder.Find(Wish(), [Agenda(Technician("T1", [], Erlangen)), Agenda(Technician("T2", [], Nuremberg))]);

        Assert.Equal("T2", proposal.Appointment!.TechnicianId);
    }

    [Fact]
    public void SlotFinder_WhenTwoAreEquallyNear_TakesTheOneWithFewerBookedHours()
    {
        DateOnly friday = Monday.AddDays(4);
        SlotProposal proposal = SlotFinder.Find(
            Wish(), [Agenda(Technician("T1", []), Booking(friday, 8, 16)), Agenda(Technician("T2", []), Booking(friday, 8, 10))]);

        Assert.Equal("T2", proposal.Appointment!.TechnicianId);
    }

    [Theory]
    [InlineData("2026-04-02T20:00:00Z", "2026-04-06")] // Good Friday is a holiday, then the weekend
    [InlineData("2026-03-29T00:00:00Z", "2026-03-30")] // the night in which the clocks change
    public void SlotFinder_WhenDaysAreFree_SkipsThem(string notBefore, string expected)
    {
        SlotProposal proposal = SlotFinder.Find(
            Wish(notBefore: DateTimeOffset.Parse(notBefore)), [Agenda(Technician("T1", []))]);

        Assert.Equal(At(DateOnly.Parse(expected), 8), proposal.Appointment!.Start);
    }

    [Fact]
    public void SlotFinder_WhenTechnicianIsAway_ProposesTheDayAfter()
    {
        Technician away = Technician("T1", [], null, new Absence(Monday, Monday.AddDays(2)));

        Assert.Equal(At(Monday.AddDays(3), 8), SlotFinder.Find(Wish(), [Agenda(away)]).Appointment!.Start);
    }

    [Fact]
    public void SlotFinder_WhenAGapIsLongEnoughWithTheWay_UsesIt()
    {
        TechnicianAgenda agenda = Agenda(Technician("T1", []), Booking(Monday, 8, 10), Booking(Monday, 15, 16));

        Assert.Equal(At(Monday, 10, 30), SlotFinder.Find(Wish(hours: 4), [agenda]).Appointment!.Start);
        Assert.Equal(At(Monday.AddDays(1), 8), SlotFinder.Find(Wish(hours: 4.25m), [agenda]).Appointment!.Start);
    }

    [Theory]
    [InlineData(4, "welding", "No technician is suitable. Technician T1 lacks the skill 'welding'.")]
    [InlineData(9, null, "None of 1 suitable technician(s) is free for 9 h within 10 working days.")]
    public void SlotFinder_WhenThereIsNone_SaysWhy(int hours, string? skill, string reason)
    {
        SlotProposal proposal = SlotFinder.Find(Wish(hours, skill), [Agenda(Technician("T1", ["pumps"]))]);

        Assert.Equal((null, reason), (proposal.Appointment, proposal.Reason));
    }

    [Fact]
    public void Alternatives_WhenASlotIsTaken_AreTheNextFreeOnesInOrder()
    {
        TechnicianAgenda[] agendas = [Agenda(Technician("T1", []), Booking(Monday, 8, 16)), Agenda(Technician("T2", [], Erlangen), Booking(Monday, 8, 9))];

        IReadOnlyList<Appointment> alternatives = SlotFinder.Alternatives(Wish(), agendas, 2);

        Assert.Equal([("T2", At(Monday, 9, 30)), ("T1", At(Monday.AddDays(1), 8))], alternatives.Select(one => (one.TechnicianId, one.Start)));
    }

    [Property(Arbitrary = [typeof(Agendas)])]
    public void SlotFinder_ForAnyAgendas_ProposesOnlyWhatCanBeKept(TechnicianAgenda[] agendas, PositiveInt quarters, NonNegativeInt minutes)
    {
        SlotWish wish = Wish(
            hours: (quarters.Get % 36 + 1) / 4m, skill: minutes.Get % 2 == 0 ? "pumps" : null, notBefore: At(Monday, 0).AddMinutes(minutes.Get % 20_000));

        if (SlotFinder.Find(wish, agendas).Appointment is { } slot)
        {
            TechnicianAgenda agenda = agendas.Single(one => one.Technician.Id == slot.TechnicianId);
            DateOnly date = Office.DateOf(slot.Start);
            Assert.True(slot.Start >= wish.NotBefore);
            Assert.Equal(wish.Duration, slot.End - slot.Start);
            Assert.True(Office.IsWorkingDay(date) && agenda.Technician.Weekdays.Contains(date.DayOfWeek) && !agenda.Technician.IsAbsent(date));
            Assert.True(slot.Start >= Office.At(date, agenda.Technician.From) && slot.End <= Office.At(date, agenda.Technician.To));
            Assert.DoesNotContain(agenda.Bookings, booking => booking.Start < slot.End && slot.Start < booking.End);
            Assert.True(SlotFinder.IsFree(agenda, new Booking("new", slot.Start, slot.End)));
            Assert.True(wish.RequiredSkill is null || agenda.Technician.Skills.Contains(wish.RequiredSkill));
        }
    }

    [Property(Arbitrary = [typeof(Agendas)])]
    public void SlotFinder_WhenEverySlotIsBookedAsProposed_NeverOverlaps(TechnicianAgenda[] agendas)
    {
        TechnicianAgenda[] now = agendas;
        for (int visit = 0; visit < 12 && SlotFinder.Find(Wish(hours: 2.5m), now).Appointment is { } slot; visit++)
        {
            Booking booking = new($"visit-{visit}", slot.Start, slot.End);
            Assert.DoesNotContain(now.Single(one => one.Technician.Id == slot.TechnicianId).Bookings, booking.CollidesWith);
            now = [.. now.Select(one => one.Technician.Id == slot.TechnicianId ? one with { Bookings = [.. one.Bookings, booking] } : one)];
        }
    }

    /// <summary>Up to four technicians with any hours, days off and bookings.</summary>
    private static class Agendas
    {
        public static Arbitrary<TechnicianAgenda[]> Any() => (
            from count in Gen.Choose(1, 4)
            from agendas in AnyAgenda().ArrayOf(count)
            select agendas.Select((agenda, index) => agenda with { Technician = agenda.Technician with { Id = $"T{index}" } }).ToArray()).ToArbitrary();

        private static Gen<TechnicianAgenda> AnyAgenda() =>
            from skilled in Gen.Elements(true, false)
            from opens in Gen.Choose(6, 10)
            from hours in Gen.Choose(2, 9)
            from offDay in Gen.Choose(0, 6)
            from absence in Gen.Choose(0, 15)
            from bookings in AnyBooking().ListOf()
            select Agenda(
                Technician("T", skilled ? ["pumps"] : [], null, new Absence(Monday.AddDays(absence), Monday.AddDays(absence + 2))) with
                {
                    From = new TimeOnly(opens, 0),
                    To = new TimeOnly(opens + hours, 0),
                    Weekdays = [.. Enum.GetValues<DayOfWeek>().Where(day => day != (DayOfWeek)offDay)],
                },
                [.. bookings]);

        private static Gen<Booking> AnyBooking() =>
            from day in Gen.Choose(0, 20)
            from start in Gen.Choose(0, 22 * 60)
            from length in Gen.Choose(1, 10 * 60)
            select new Booking($"b{day}-{start}", At(Monday.AddDays(day), 0).AddMinutes(start), At(Monday.AddDays(day), 0).AddMinutes(start + length));
    }
}
