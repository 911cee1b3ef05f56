using LeadToCash.Cases;
using LeadToCash.LeadToOpportunity;

namespace LeadToCash.Tests.LeadToOpportunity;

public sealed class OpportunityTests
{
    private static readonly DateOnly Visit = new(2026, 4, 2);

    [Fact]
    [Trait("Scenario", "D1")]
    public void FollowQuote_WithoutAnOpportunity_OpensIt()
    {
        Opportunity opportunity = ((Opportunity?)null).Do(Sales.Follow(QuoteMilestone.Requested, Sales.Monday), Sales.Monday.AddSeconds(2));

        Assert.Equal(("opp-1", "new", 10m), (opportunity.Id, opportunity.Stage, opportunity.Probability.Value));
        Assert.Equal(Sales.Monday, Assert.Single(opportunity.Quotes).RequestedAt);
        Assert.Equal(2, opportunity.Revision);
    }

    [Fact]
    public void Quote_WhenReleased_MovesItsOpportunityOnButNeverBack()
    {
        Opportunity early = Quoted(Sales.Opened());
        Opportunity late = Quoted(Sales.Opened().Do(Sales.MoveTo("negotiation"), Sales.Monday));

        Assert.Equal(("quoted", 40m), (early.Stage, early.Probability.Value));
        Assert.Equal("negotiation", late.Stage);
    }

    [Fact]
    public void Quote_WhenAccepted_WinsWhateverIsPlanned()
    {
        Opportunity won = Quoted(Planned()).Do(Sales.Follow(QuoteMilestone.Accepted, Sales.Monday.AddDays(3), 9_269), Sales.Monday.AddDays(3));

        Assert.Equal((OpportunityStatus.Won, Money.Of(9_269, "EUR"), 100m), (won.Status, won.Sold!.Value, won.Probability.Value));
        Assert.Single(won.OpenActivities());
        Assert.Equal("opportunity-closed", Opportunity.Decide(won, Sales.MoveTo("new"), Sales.Monday).Refusal?.Code);
    }

    [Theory]
    [InlineData(QuoteMilestone.Declined)]
    [InlineData(QuoteMilestone.Expired)]
    public void Quote_WhenItEnds_LeavesTheOpportunityOpenAndTheEstimateCounts(QuoteMilestone end)
    {
        Opportunity estimated = Sales.Opened().Do(new OpportunityCommand.GiveEstimate(Money.Of(8_000, "EUR"), new DateOnly(2026, 5, 1)), Sales.Monday);
        Opportunity quoted = Quoted(estimated);
        Opportunity ended = quoted.Do(Sales.Follow(end, Sales.Monday.AddDays(9)), Sales.Monday.AddDays(9));

        Assert.Equal(new Expectation(Money.Of(9_269, "EUR"), new DateOnly(2026, 4, 1), ExpectationBasis.Quote), quoted.Expected);
        Assert.Equal((OpportunityStatus.Open, "quoted"), (ended.Status, ended.Stage));
        Assert.Equal(new Expectation(Money.Of(8_000, "EUR"), new DateOnly(2026, 5, 1), ExpectationBasis.Estimate), ended.Expected);
        Assert.Equal([8_000m, 9_269m, 9_269m, 8_000m], ended.Positions.Select(position => position.Value!.Value.Amount));
    }

    [Fact]
    public void Quote_WhenRevised_KeepsItsValueUntilItHasAnotherOne()
    {
        Opportunity revised = Quoted(Sales.Opened()).Do(Sales.Follow(QuoteMilestone.Revised, Sales.Monday.AddDays(1), version: 2), Sales.Monday.AddDays(1));
        Opportunity priced = revised.Do(Sales.Follow(QuoteMilestone.Priced, Sales.Monday.AddDays(1), 9_000, version: 2), Sales.Monday.AddDays(1).AddMinutes(1));

        Assert.Equal(9_269m, revised.Expected.Value!.Value.Amount);
        Assert.Equal(9_000m, priced.Expected.Value!.Value.Amount);
        Assert.Single(priced.Quotes);
    }

    [Fact]
    [Trait("Scenario", "D13")]
    public void Stage_ThatAsksForIt_IsNotEnteredBeforeActivitiesAreClosed()
    {
        Opportunity planned = Planned();
        Decision<OpportunityEvent> early = Opportunity.Decide(planned, Sales.MoveTo("negotiation"), Sales.Monday);
        Decision<OpportunityEvent> past = Opportunity.Decide(
            planned.Do(new OpportunityCommand.GiveEstimate(Money.Of(1, "EUR"), null), Sales.Monday), Sales.MoveTo("commitment"), Sales.Monday);
        Opportunity done = planned.Do(new OpportunityCommand.CloseActivity("v-1", "They want two."), Sales.Monday.AddDays(31));

        Assert.Equal(OpportunityRefusals.Conditions, early.Refusal?.Code);
        Assert.Contains("visit on 2026-04-02", early.Refusal!.Reason, StringComparison.Ordinal);
        Assert.Equal(OpportunityRefusals.Conditions, past.Refusal?.Code);
        Assert.Equal("negotiation", done.Do(Sales.MoveTo("negotiation"), Sales.Monday.AddDays(31)).Stage);
    }

    [Fact]
    [Trait("Scenario", "D13")]
    public void Reminder_OfADate_IsNotedOnceAndOfAnotherDateAgain()
    {
        Opportunity reminded = Planned().Do(new OpportunityCommand.RemindOfActivity("v-1", 1), Sales.Monday.AddDays(30));
        Opportunity moved = reminded.Do(new OpportunityCommand.RescheduleActivity("v-1", Visit.AddDays(7), null), Sales.Monday.AddDays(30));

        Assert.Empty(Opportunity.Decide(reminded, new OpportunityCommand.RemindOfActivity("v-1", 1), Sales.Monday.AddDays(31)).Events);
        Assert.Empty(Opportunity.Decide(moved, new OpportunityCommand.RemindOfActivity("v-1", 1), Sales.Monday.AddDays(31)).Events);
        Assert.Equal((2, null), (moved.Activity("v-1")!.Round, moved.Activity("v-1")!.RemindedAt));
        Assert.Single(Opportunity.Decide(moved, new OpportunityCommand.RemindOfActivity("v-1", 2), Sales.Monday.AddDays(37)).Events);
    }

    [Fact]
    public void Lose_CallsOffWhatIsPlanned_AndReopenTakesTheStageUpAgain()
    {
        Opportunity lost = Planned().Do(new OpportunityCommand.Lose(Sales.Process.LostReasons[0], "Too dear"), Sales.Monday.AddDays(1));
        Opportunity again = lost.Do(new OpportunityCommand.Reopen("They called", Sales.Process), Sales.Monday.AddDays(2));

        Assert.Equal((OpportunityStatus.Lost, "price", 0m), (lost.Status, lost.LostReason, lost.Probability.Value));
        Assert.Empty(lost.OpenActivities());
        Assert.Equal((OpportunityStatus.Open, "new", 10m, null), (again.Status, again.Stage, again.Probability.Value, again.LostReason));
    }

    [Fact]
    public void Command_MadeForAnOlderRevision_IsRefusedAsStale()
    {
        Opportunity opportunity = Sales.Opened();

        Assert.Equal(OpportunityRefusals.Stale, Opportunity.Decide(opportunity, Sales.MoveTo("quoted") with { IfRevision = 7 }, Sales.Monday).Refusal?.Code);
        Assert.Null(Opportunity.Decide(opportunity, Sales.MoveTo("quoted") with { IfRevision = 1 }, Sales.Monday).Refusal);
        Assert.Equal(OpportunityRefusals.Stale, Opportunity.Decide(opportunity, Sales.MoveTo("quoted") with { From = "negotiation" }, Sales.Monday).Refusal?.Code);
    }

    [Fact]
    [Trait("Scenario", "C6")]
    public void Open_Twice_IsRefused() =>
        Assert.Equal("opportunity-exists", Opportunity.Decide(Sales.Opened(), new OpportunityCommand.Open(Sales.Opening()), Sales.Monday).Refusal?.Code);

    private static Opportunity Planned() => Sales.Opened().Do(
        new OpportunityCommand.PlanActivity("v-1", Sales.Process.ActivityKinds[0], "Look at the pumps", Visit, null), Sales.Monday);

    private static Opportunity Quoted(Opportunity opportunity) => opportunity
        .Do(Sales.Follow(QuoteMilestone.Requested, Sales.Monday.AddMinutes(1)), Sales.Monday.AddMinutes(1))
        .Do(Sales.Follow(QuoteMilestone.Priced, Sales.Monday.AddMinutes(2), 9_269), Sales.Monday.AddMinutes(2))
        .Do(Sales.Follow(QuoteMilestone.Released, Sales.Monday.AddMinutes(3), until: new DateOnly(2026, 4, 1)), Sales.Monday.AddMinutes(3));
}
