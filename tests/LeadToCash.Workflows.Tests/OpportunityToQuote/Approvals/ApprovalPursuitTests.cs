using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

public sealed class ApprovalPursuitTests
{
    private const string Anna = "anna@x.example";
    private const string Ben = "ben@x.example";
    private const string Cleo = "cleo@x.example";
    private const string Dora = "dora@x.example";

    [Fact]
    public void Ask_OfARoleWithThree_AsksThemAllAndNeedsTheQuorum()
    {
        ApprovalDesk desk = Board(quorum: 2);
        desk.Pursue("board");
        Assert.Equal([Anna, Ben, Cleo], desk.Step("board").Asked().Select(seat => seat.Person));
        Assert.Equal(1, Assert.IsType<ApprovalGiven>(Assert.Single(desk.Decide("board", true)!.Events)).Remaining);
        Assert.Equal((ApprovalStatus.Pending, QuoteStatus.ApprovalPending), (desk.Step("board").Status, desk.State.Status));
        Assert.Equal(Refusals.ApprovalDecided, desk.Decide("board", true).Refusal!.Code);
        desk.Decide("board", true, "approver-3");
        Assert.Equal((ApprovalStatus.Approved, QuoteStatus.Approved, Cleo), (desk.Step("board").Status, desk.State.Status, desk.Step("board").DecidedBy));
    }

    [Fact]
    public void Refuse_AfterOneYes_EndsTheStepDespiteTheQuorum()
    {
        ApprovalDesk desk = Board(quorum: 2);
        desk.Pursue("board");
        desk.Decide("board", true);
        desk.Decide("board", false, "approver-2");
        Assert.Equal((ApprovalStatus.Refused, QuoteStatus.Rejected), (desk.Step("board").Status, desk.State.Status));
        Assert.Equal(Refusals.ApprovalDecided, desk.Decide("board", true, "approver-3").Refusal!.Code);
    }

    [Fact]
    public void Ask_WhenAMemberIsTheRequester_AsksTheOthersAndFillsUpFromTheEscalation()
    {
        ApprovalDesk desk = Board(quorum: 3);
        desk.Revise(requester: " ANNA@x.example").Price(12);
        desk.Pursue("board");
        Assert.Equal([Ben, Cleo, Dora], desk.Step("board").Asked().Select(seat => seat.Person));
    }

    [Fact]
    public void Ask_WhenAMemberIsAway_AsksWhoStandsInAndSaysForWhom()
    {
        ApprovalDesk desk = Board(quorum: 1);
        desk.Delegations.Add(Away(Anna, Dora));
        desk.Pursue("board");
        ApprovalSeat first = desk.Step("board").Asked()[0];
        Assert.Equal((Dora, Anna), (first.Person, first.InsteadOf));
    }

    [Fact]
    public void Ask_WhenTheSubstituteIsTheRequester_AsksTheMemberHimself()
    {
        ApprovalDesk desk = Board(quorum: 1);
        desk.Delegations.Add(Away(Anna, ApprovalDesk.Requester));
        desk.Pursue("board");
        Assert.DoesNotContain(desk.Step("board").Asked(), seat => seat.Person == ApprovalDesk.Requester);
        Assert.Equal(Anna, desk.Step("board").Asked()[0].Person);
    }

    [Fact]
    public void Ask_WhenTwoAreStoodInForByOne_AsksHimOnceAndFillsUp()
    {
        ApprovalDesk desk = Board(quorum: 3);
        desk.Delegations.AddRange([Away(Anna, Ben), Away(Cleo, Ben)]);
        desk.Pursue("board");
        Assert.Equal([Ben, Dora], desk.Step("board").Asked().Select(seat => seat.Person));
    }

    [Fact]
    public void Chase_WhenSomebodyGoesAway_HandsOverWithTheTimeThatIsLeft()
    {
        ApprovalDesk desk = Board(quorum: 1);
        desk.Pursue("board");
        DateTimeOffset end = desk.Step("board").Asked()[0].Schedule.ExpiresAt;
        desk.Now = desk.Now.AddHours(10);
        desk.Delegations.Add(Away(Anna, Dora));
        desk.Pursue("board");
        ApprovalSeat substitute = desk.Step("board").Asked()[^1];
        Assert.Equal((Dora, Anna, end), (substitute.Person, substitute.InsteadOf, substitute.Schedule.ExpiresAt));
        Assert.Equal(Refusals.ApprovalDelegated, desk.Decide("board", true).Refusal!.Code);
        Assert.Empty(desk.Pursue("board").Events);
        desk.Decide("board", true, substitute.Id);
        Assert.Equal(QuoteStatus.Approved, desk.State.Status);
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public void Chase_WhenNobodyDecides_RemindsOnceEscalatesOnceAndEnds()
    {
        ApprovalDesk desk = Board(quorum: 1, members: [Anna]);
        desk.Pursue("board");
        Assert.Empty(desk.Pursue("board").Events);
        desk.Now = QuoteStory.Start.AddHours(24);
        Assert.IsType<ApproverReminded>(Assert.Single(desk.Pursue("board").Events));
        Assert.Empty(desk.Pursue("board").Events);
        desk.Now = QuoteStory.Start.AddHours(48);
        Assert.Equal(Dora, Assert.IsType<ApprovalEscalated>(Assert.Single(desk.Pursue("board").Events)).Deputy);
        Assert.Empty(desk.Pursue("board").Events);
        desk.Now = desk.Step("board").EndsAt()!.Value;
        Assert.Equal(Refusals.ApprovalLate, desk.Decide("board", true, ApprovalSeat.Deputy).Refusal!.Code);
        Assert.IsType<ApprovalExpired>(Assert.Single(desk.Pursue("board").Events));
        Assert.Equal(QuoteStatus.ApprovalExpired, desk.State.Status);
    }

    [Fact]
    [Trait("Scenario", "D10")]
    public void Refuse_InOneOfTwoParallelSteps_WithdrawsTheOther()
    {
        ApprovalDesk desk = LegalAndSales(distinct: false);
        desk.Pursue("legal");
        desk.Pursue("sales");
        Assert.Equal([typeof(ApprovalRefused), typeof(ApprovalWithdrawn)], desk.Decide("legal", false).Events.Select(@event => @event.GetType()));
        Assert.Equal(ApprovalStatus.Withdrawn, desk.Step("sales").Status);
        Assert.Equal(Refusals.ApprovalWithdrawn, desk.Decide("sales", true).Refusal!.Code);
        Assert.Equal(new DateOnly(2026, 6, 30), desk.State.ContractEnd);
    }

    [Fact]
    public void Approve_AsTheSamePersonInTwoSteps_IsRefusedWhereThePolicyWantsFourEyesBetweenThem()
    {
        ApprovalDesk distinct = LegalAndSales(distinct: true, sales: [Anna, Ben]);
        distinct.Pursue("legal");
        distinct.Pursue("sales");
        distinct.Decide("legal", true);
        Assert.Equal(Refusals.FourEyes, distinct.Decide("sales", true).Refusal!.Code);
        distinct.Decide("sales", true, "approver-2");
        Assert.Equal(QuoteStatus.Approved, distinct.State.Status);

        ApprovalDesk either = LegalAndSales(distinct: false, sales: [Anna]);
        either.Pursue("legal");
        either.Pursue("sales");
        either.Decide("legal", true);
        either.Decide("sales", true);
        Assert.Equal(QuoteStatus.Approved, either.State.Status);
    }

    [Fact]
    [Trait("Scenario", "D11")]
    public void Decide_MadeOfflineOnAnotherContent_IsStale()
    {
        ApprovalDesk desk = Board(quorum: 1);
        desk.Pursue("board");
        QuoteCommand.DecideApproval decision = new(1, new ApprovalStep("board"), ApprovalSeat.First, Approved: true, Comment: null, "another", desk.Now);
        Assert.Equal(Refusals.Stale, desk.When(decision).Refusal!.Code);
        Assert.Equal(Refusals.ImpossibleInstant, desk.When(decision with { Fingerprint = "f-1", MadeAt = desk.Now.AddHours(1) }).Refusal!.Code);
        Assert.Equal(Refusals.ImpossibleInstant, desk.When(decision with { Fingerprint = "f-1", MadeAt = desk.Now.AddHours(-1) }).Refusal!.Code);
        Assert.Equal(desk.Now, Assert.IsType<ApprovalGiven>(Assert.Single(desk.When(decision with { Fingerprint = "f-1" }).Events)).MadeAt);
    }

    [Fact]
    public void Resolve_AlongAChain_EndsAtTheLastAndComesBackFromACircle()
    {
        DateOnly day = DateOnly.FromDateTime(QuoteStory.Start.UtcDateTime);
        Delegation[] chain = [Away(Anna, Ben), Away(Ben, Cleo)];
        Assert.Equal(Cleo, Delegation.Resolve(Anna, day, chain, _ => true));
        Assert.Equal(Anna, Delegation.Resolve(Anna, day, [.. chain, Away(Cleo, Anna)], _ => true));
        Assert.Equal(Anna, Delegation.Resolve(Anna, day, chain, person => person != Cleo));
        Assert.Equal(Anna, Delegation.Resolve(Anna, day.AddYears(1), chain, _ => true));
    }

    [Theory]
    [InlineData("2026-05-01", "2026-05-10", "delegation-cycle")] // Ben hands on to Cleo, and she to Anna, on 8 and 9 May
    [InlineData("2026-05-10", "2026-05-20", null)]
    [InlineData("2026-05-20", "2026-05-10", "delegation-backward")]
    public void SetDelegations_ThatComeRound_AreRefused(string from, string until, string? code)
    {
        Delegation[] others = [new(Ben, Cleo, new(2026, 5, 1), new(2026, 5, 9)), new(Cleo, Anna, new(2026, 5, 8), new(2026, 5, 30))];
        Assert.Equal(code, Approver.Decide(null, new(Anna, [new(Anna, Ben, DateOnly.Parse(from), DateOnly.Parse(until))], others), default).Refusal?.Code);
    }

    [Fact]
    public void SetDelegations_Overlapping_AreRefused_AndRepeatedChangeNothing()
    {
        Delegation may = new(Anna, Ben, new(2026, 5, 1), new(2026, 5, 9));
        Assert.Equal("delegations-overlap", Approver.Decide(null, new(Anna, [may, may with { Substitute = Cleo, From = may.Until }], []), default).Refusal!.Code);
        Approver anna = Approver.Apply(null, Approver.Decide(null, new(Anna, [may], []), default).Events.Single());
        Assert.Empty(Approver.Decide(anna, new(Anna, [may], []), default).Events);
    }

    [Fact]
    public void NewEnd_OfAContract_KeepsTheEndOfTheMonth()
    {
        Assert.Equal(new DateOnly(2027, 6, 30), new ContractExtension("C-7", new DateOnly(2026, 6, 30), 12).NewEnd());
        Assert.Equal(new DateOnly(2026, 7, 31), new ContractExtension("C-7", new DateOnly(2026, 6, 30), 1).NewEnd());
        Assert.Equal(new DateOnly(2026, 7, 15), new ContractExtension("C-7", new DateOnly(2026, 6, 15), 1).NewEnd());
    }

    private static ApprovalDesk Board(int quorum, string[]? members = null) => new ApprovalDesk(
        new(new(2026, 1, 1), ["EUR"], [new(new("board"), "board", Quorum: quorum)], [Policies.Above("discount", ApprovalReasonKind.Discount, 5, new ApprovalStep("board"))]),
        new Dictionary<string, (string[], string[])> { ["board"] = (members ?? [Anna, Ben, Cleo], [Dora]) }).Price(12);

    private static ApprovalDesk LegalAndSales(bool distinct, string[]? sales = null) => new ApprovalDesk(
        new(
            new(2026, 1, 1), ["EUR"], [new(new("legal"), "legal"), new(new("sales"), "sales")],
            [Policies.Above("extension", ApprovalReasonKind.ExtensionMonths, 0, new("legal"), new("sales"))], distinct),
        new Dictionary<string, (string[], string[])> { ["legal"] = ([Anna], [Dora]), ["sales"] = (sales ?? [Ben], [Dora]) })
        .Revise(terms: new QuoteTerms(Extension: new ContractExtension("C-7", new DateOnly(2026, 6, 30), 12))).Price(0);

    private static Delegation Away(string person, string substitute) => new(person, substitute, new DateOnly(2026, 5, 1), new DateOnly(2026, 12, 31));
}
