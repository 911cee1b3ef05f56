using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;
using LeadToCash.QuoteToOrder;
using LeadToCash.Tests.Calendar;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class QuoteTests
{
    [Fact]
    public void Price_WhenNoApprovalIsNeeded_Approves() => Assert.Equal(QuoteStatus.Approved, QuoteStory.Priced().State!.Status);

    [Fact]
    [Trait("Scenario", "D5")]
    public void Release_BeforeApproval_IsBlocked()
    {
        QuoteStory story = QuoteStory.Asked();
        Assert.Empty(story.When(new QuoteCommand.Release(1, QuoteStory.Validity)).Events);
        Assert.Equal(QuoteStatus.ApprovalPending, story.State!.Status);
    }

    [Fact]
    public void Price_Twice_ChangesNothing()
    {
        QuoteStory story = QuoteStory.Released();
        Quote before = story.State!;
        story.Price(ApprovalStep.Director);
        Assert.Same(before, story.State);
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public void DecideApproval_WithoutAReason_RefusesANo()
    {
        QuoteStory story = QuoteStory.Asked();
        Assert.Equal(Refusals.ReasonMissing, story.When(QuoteStory.Decision(approved: false, "  ")).Refusal!.Code);
        story.When(QuoteStory.Decision(approved: false, "too cheap"));
        Assert.Equal((QuoteStatus.Rejected, "too cheap"), (story.State!.Status, story.State.Approvals[0].Comment));
    }

    [Fact]
    public void DecideApproval_ByTheRequester_IsRefused() => Assert.Equal(
        Refusals.FourEyes, QuoteStory.Asked(requester: "MANAGER@leadtocash.example").When(QuoteStory.Decision(approved: true)).Refusal!.Code);

    [Fact]
    public void DecideApproval_AfterAnother_IsRefusedAndChangesNothing()
    {
        QuoteStory story = QuoteStory.Asked();
        story.When(QuoteStory.Decision(approved: true));
        Assert.Equal(Refusals.ApprovalDecided, story.When(QuoteStory.Decision(approved: false, "no")).Refusal!.Code);
        Assert.Equal(QuoteStatus.Approved, story.State!.Status);
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public void DecideApproval_AtTheDeadline_IsLate()
    {
        QuoteStory story = QuoteStory.Asked();
        story.Now = QuoteStory.Schedule.ExpiresAt;
        Assert.Equal(Refusals.ApprovalLate, story.When(QuoteStory.Decision(approved: true)).Refusal!.Code);
        story.Now = QuoteStory.Schedule.ExpiresAt.AddTicks(-1);
        Assert.Null(story.When(QuoteStory.Decision(approved: true)).Refusal);
    }

    [Fact]
    public void DecideApproval_ByTheDeputy_NeedsTheEscalation()
    {
        QuoteStory story = QuoteStory.Asked();
        QuoteCommand.DecideApproval decision = QuoteStory.Decision(approved: true, seat: ApprovalSeat.Deputy);
        Assert.Equal("approval-not-requested", story.When(decision).Refusal!.Code);
        story.When(new QuoteCommand.Escalate(1, ApprovalStep.Manager, "deputy@leadtocash.example"));
        story.When(decision);
        Assert.Equal("deputy@leadtocash.example", story.State!.Approvals[0].DecidedBy);
    }

    [Fact]
    public void DecideApproval_OfTheFirstOfTwo_IsNotYetApproved()
    {
        QuoteStory story = QuoteStory.Priced(ApprovalStep.Manager, ApprovalStep.Director);
        story.When(new QuoteCommand.AskApproval(1, ApprovalStep.Manager, QuoteStory.Manager, QuoteStory.Schedule));
        story.When(QuoteStory.Decision(approved: true));
        Assert.Equal(QuoteStatus.ApprovalPending, story.State!.Status);
        story.When(new QuoteCommand.AskApproval(1, ApprovalStep.Director, "director@leadtocash.example", QuoteStory.Schedule));
        story.When(QuoteStory.Decision(approved: true) with { Step = ApprovalStep.Director });
        Assert.Equal(QuoteStatus.Approved, story.State.Status);
    }

    [Fact]
    public void ExpireApproval_AfterADecision_ChangesNothing()
    {
        QuoteStory story = QuoteStory.Asked();
        story.When(QuoteStory.Decision(approved: true));
        Assert.Empty(story.When(new QuoteCommand.ExpireApproval(1, ApprovalStep.Manager)).Events);
        Assert.Equal(QuoteStatus.Approved, story.State!.Status);
    }

    [Fact]
    [Trait("Scenario", "E5")]
    public void Accept_WhenReleased_CarriesTheVeryFiguresIntoTheOrder()
    {
        QuoteStory story = QuoteStory.Released();
        QuoteAccepted accepted = Assert.IsType<QuoteAccepted>(Assert.Single(story.When(new QuoteCommand.Accept(1)).Events));
        Assert.Equal(("quote", "q-1", "Q-2026-00001", 1), (accepted.Order.Source, accepted.Order.SourceId, accepted.Order.SourceNumber, accepted.Order.QuoteVersion));
        Assert.Equal(
            (story.State!.Content!.Net, story.State.Content.Tax, story.State.Content.Gross), (accepted.Order.Net, accepted.Order.Tax, accepted.Order.Gross));
        OrderLine line = Assert.Single(accepted.Order.Lines);
        Assert.Equal(("P-100", 2m, Money.Of(8400m, "EUR")), (line.Sku, line.Quantity, line.Net));
        Assert.Equal(accepted.Order.OrderId, story.State.OrderId);
    }

    [Fact]
    public void Accept_AfterTheLastDay_IsTooLate()
    {
        QuoteStory story = QuoteStory.Released();
        story.Now = QuoteStory.Validity.ExpiresAt;
        Assert.Equal(Refusals.Expired, story.When(new QuoteCommand.Accept(1)).Refusal!.Code);
        story.Now = QuoteStory.Validity.ExpiresAt.AddTicks(-1);
        Assert.Null(story.When(new QuoteCommand.Accept(1)).Refusal);
    }

    [Fact]
    public void Decline_AfterAcceptance_IsRefused()
    {
        QuoteStory story = QuoteStory.Released();
        story.When(new QuoteCommand.Accept(1));
        Assert.Equal(Refusals.Accepted, story.When(new QuoteCommand.Decline(1, null)).Refusal!.Code);
    }

    [Fact]
    public void Accept_BeforeRelease_IsRefused() => Assert.Equal("quote-not-released", QuoteStory.Asked().When(new QuoteCommand.Accept(1)).Refusal!.Code);

    [Fact]
    [Trait("Scenario", "E2")]
    public void Revise_WhenReleased_LeavesTheOldVersionReadableAndNothingElse()
    {
        QuoteStory story = QuoteStory.Released();
        Quote first = story.State!;
        Quote second = story.Revised().Price().State!;
        QuoteVersionRecord kept = Assert.Single(second.PreviousVersions);
        Assert.Equal((1, QuoteStatus.Released), (kept.QuoteVersion, kept.Status));
        Assert.Same(first.Content, kept.Content);
        Assert.Equal(Refusals.Superseded, story.When(new QuoteCommand.Accept(1)).Refusal!.Code);
        Assert.Equal(Refusals.Superseded, story.When(QuoteStory.Decision(approved: true)).Refusal!.Code);
    }

    [Fact]
    public void Revise_FromAnOldVersion_IsRefused()
    {
        QuoteStory story = QuoteStory.Released().Revised();
        Assert.Equal(Refusals.Superseded, story.When(new QuoteCommand.Revise(1, QuoteStory.Requester, [new RequestedLine("P-100", 9)], default)).Refusal!.Code);
    }

    [Fact]
    public void Revise_AfterAcceptance_IsRefused()
    {
        QuoteStory story = QuoteStory.Released();
        story.When(new QuoteCommand.Accept(1));
        Assert.Equal(Refusals.Accepted, story.When(new QuoteCommand.Revise(1, QuoteStory.Requester, [new RequestedLine("P-100", 9)], default)).Refusal!.Code);
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public void ApprovalSchedule_OverWhitMonday_SkipsIt()
    {
        var schedule = ApprovalSchedule.From(BusinessCalendarTests.Bavaria, DateTimeOffset.Parse("2026-05-22T10:00:00.75+02:00"), 24, 48, 72);
        Assert.Equal(
            new ApprovalSchedule(
                DateTimeOffset.Parse("2026-05-28T08:00Z"), DateTimeOffset.Parse("2026-06-02T08:00Z"), DateTimeOffset.Parse("2026-06-05T08:00Z")),
            schedule);
    }

    [Fact]
    public void QuoteValidity_EndsWithItsLastLocalDay()
    {
        var validity = QuoteValidity.From(BusinessCalendarTests.Bavaria, DateTimeOffset.Parse("2026-03-20T23:30Z"), 30, 5); // the 21st in Berlin
        Assert.Equal(
            new QuoteValidity(new DateOnly(2026, 4, 20), DateTimeOffset.Parse("2026-04-15T07:00Z"), DateTimeOffset.Parse("2026-04-20T22:00Z"), new DateOnly(2026, 3, 21)), validity);
    }
}
