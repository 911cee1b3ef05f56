using LeadToCash.Cases;
using LeadToCash.FieldService;
using static LeadToCash.Workflows.Tests.FieldService.Given;

namespace LeadToCash.Workflows.Tests.FieldService;

public sealed class VisitTests
{
    private static readonly DateTimeOffset Now = At(Monday, 12);
    private static readonly DateTimeOffset Tuesday = At(Monday.AddDays(1), 9);

    [Theory]
    [InlineData(60, true)]
    [InlineData(15, true)]
    [InlineData(-15, true)]
    [InlineData(14, false)]
    [InlineData(5, false)]
    [Trait("Scenario", "G5")]
    public void Appoint_WhenTheStartMoves_IsAnnouncedFromAQuarterOfAnHour(int minutes, bool announced)
    {
        Visit visit = Booked();

        VisitRescheduled changed = Assert.IsType<VisitRescheduled>(Assert.Single(Decide(visit, new AppointVisit(Appointment(Tuesday.AddMinutes(minutes)))).Events));

        Assert.Equal(announced, changed.Announced);
    }

    [Fact]
    [Trait("Scenario", "G5")]
    public void Appoint_WhenSmallMovesAddUp_IsAnnounced()
    {
        Visit visit = Booked();
        visit = After(visit, new AppointVisit(Appointment(Tuesday.AddMinutes(10))));
        visit = After(visit, new AppointVisit(Appointment(Tuesday.AddMinutes(20))));

        Assert.Equal((2, 1), (visit.Changes, visit.AnnouncedChanges));
    }

    [Fact]
    public void Appoint_WhenTheTechnicianChanges_IsAnnounced() =>
        Assert.Equal(1, After(Booked(), new AppointVisit(Appointment(Tuesday, "T2"))).AnnouncedChanges);

    [Fact]
    public void Appoint_WhenItIsTheSameSlot_ChangesNothing() =>
        Assert.Empty(Decide(Booked(), new AppointVisit(Appointment(Tuesday) with { Reason = "again" })).Events);

    [Fact]
    public void Book_WhenItHasASlot_KeepsIt() => Assert.Empty(Decide(Booked(), new BookVisit(Appointment(Tuesday.AddDays(1)))).Events);

    [Fact]
    [Trait("Scenario", "G7")]
    public void Report_WhenSigned_CompletesTheVisit()
    {
        Visit visit = After(Booked(), new ReportVisit("T1", Report(Signature)));

        Assert.Equal((VisitStatus.Completed, Now, 3.5m), (visit.Status, visit.CompletedAt!.Value, visit.Report!.HoursWorked));
    }

    public static TheoryData<CustomerSignature?> NotSigned => [null, new CustomerSignature("Carla", null, Confirmed: false), new CustomerSignature(" ", "M1 1L2 2", Confirmed: true)];

    [Theory]
    [MemberData(nameof(NotSigned))]
    [Trait("Scenario", "G7")]
    public void Report_WhenNotSigned_IsRefused(CustomerSignature? signature) =>
        Assert.Equal("signature-missing", Decide(Booked(), new ReportVisit("T1", Report(signature))).Refusal?.Code);

    [Fact]
    public void Report_WhenTheVisitIsAnothers_IsRefused() =>
        Assert.Equal("visit-reassigned", Decide(Booked(), new ReportVisit("T2", Report(Signature))).Refusal?.Code);

    [Fact]
    public void Cancel_WhenItHasASlot_SaysWhichIsFreeAgain() =>
        Assert.Equal(Tuesday, Assert.IsType<VisitCancelled>(Assert.Single(Decide(Booked(), new CancelVisit("order cancelled")).Events)).Previous!.Start);

    [Fact]
    public void Cancel_WhenCompleted_IsRefused() =>
        Assert.Equal("visit-completed", Decide(After(Booked(), new ReportVisit("T1", Report(Signature))), new CancelVisit("late")).Refusal?.Code);

    [Fact]
    public void Delay_WhenTheReasonIsTheSame_IsNotedOnce()
    {
        Visit visit = After(After(null, new PlanVisit(Request())), new DelayVisit("Nobody is free."));

        Assert.Equal((VisitStatus.Waiting, "Nobody is free."), (visit.Status, visit.WaitingFor));
        Assert.Empty(Decide(visit, new DelayVisit("Nobody is free.")).Events);
        Assert.Null(After(visit, new BookVisit(Appointment(Tuesday))).WaitingFor);
    }

    private static Visit Booked() => After(After(null, new PlanVisit(Request())), new BookVisit(Appointment(Tuesday)));

    private static Decision<VisitEvent> Decide(Visit? visit, VisitCommand command) => Visit.Decide(visit, command, Now);

    private static Visit After(Visit? visit, VisitCommand command)
    {
        Decision<VisitEvent> decision = Decide(visit, command);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(visit, Visit.Apply)!;
    }
}
