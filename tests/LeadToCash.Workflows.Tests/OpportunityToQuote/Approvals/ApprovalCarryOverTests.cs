using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

public sealed class ApprovalCarryOverTests
{
    private static readonly ApprovalStep Manager = ApprovalStep.Manager;

    [Fact]
    public void Price_WithALowerDiscountOnTheSameLines_KeepsTheApproval()
    {
        ApprovalDesk desk = Approved(12).Revise().Price(10);
        Assert.Equal((QuoteStatus.Approved, 1), (desk.State.Status, desk.Step("manager").CarriedFrom));
        Assert.Equal("boss@x.example", desk.Step("manager").DecidedBy);
        Assert.Equal(1, desk.Revise().Price(9).Step("manager").CarriedFrom);
    }

    [Fact]
    public void Price_WithAHigherDiscount_AsksAgain() => Assert.Null(Approved(12).Revise().Price(12.5m).Step("manager").CarriedFrom);

    [Fact]
    public void Price_WithAnotherQuantity_AsksAgain() => Assert.Null(Approved(12).Revise().Price(12, (Products.Pump, 2)).Step("manager").CarriedFrom);

    [Fact]
    public void Price_WithALineMore_AsksAgainForADiscountOnAllLines() =>
        Assert.Null(Approved(12).Revise().Price(12, (Products.Pump, 1), (Products.Care, 1)).Step("manager").CarriedFrom);

    [Fact]
    public void Price_WithALineLess_KeepsTheApproval() =>
        Assert.Equal(1, Approved(12, (Products.Pump, 1), (Products.Care, 1)).Revise().Price(12).Step("manager").CarriedFrom);

    [Fact]
    public void Price_WithAnotherLineThatTheReasonDoesNotConcern_KeepsTheApproval()
    {
        Product dear = Products.Pump with { Cost = Money.Of(3500m, "EUR") };
        Assert.Equal(1, Approved(0, (dear, 1)).Revise().Price(0, (dear, 1), (Products.Care, 3)).Step("manager").CarriedFrom);
    }

    [Fact]
    public void Price_WithAHigherCost_AsksAgain() =>
        Assert.Null(Approved(12).Revise().Price(12, (Products.Pump with { Cost = Money.Of(3151m, "EUR") }, 1)).Step("manager").CarriedFrom);

    [Fact]
    public void Price_AskedForByTheApprover_AsksAgain() => Assert.Null(Approved(12).Revise(requester: "boss@x.example").Price(10).Step("manager").CarriedFrom);

    [Fact]
    public void Price_AfterARefusalInBetween_AsksAgain()
    {
        ApprovalDesk desk = Approved(12).Revise().Price(13);
        desk.Pursue("manager");
        desk.Decide("manager", approved: false);
        Assert.Null(desk.Revise().Price(10).Step("manager").CarriedFrom);
    }

    [Fact]
    public void Price_WhenOneOfTwoStepsWorsens_AsksForThatOneOnly()
    {
        ApprovalDesk desk = Approved(12).Revise().Price(16);
        Assert.Equal((ApprovalStatus.Required, ApprovalStatus.Required), (desk.Step("manager").Status, desk.Step("director").Status));
        desk.Pursue("manager");
        desk.Decide("manager", approved: true);
        desk.Pursue("director");
        desk.Decide("director", approved: true);
        desk.Revise().Price(15.5m);
        Assert.Equal((2, 2, QuoteStatus.Approved), (desk.Step("manager").CarriedFrom, desk.Step("director").CarriedFrom, desk.State.Status));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, 2)]
    public void Price_WhenOnePersonApprovedEachStepInAnotherVersion_KeepsFourEyesBetweenThem(bool distinct, int? careFrom)
    {
        ApprovalPolicy policy = new(
            new DateOnly(2026, 1, 1), ["EUR"], [new(new("pumps"), "sales"), new(new("care"), "sales")], [OnItem("P-100", "pumps"), OnItem("SUB-CARE", "care")], distinct);
        ApprovalDesk desk = new ApprovalDesk(policy, new Dictionary<string, (string[], string[])> { ["sales"] = (["boss@x.example"], []) }).Price(12);
        desk.Pursue("pumps");
        desk.Decide("pumps", approved: true);
        desk.Revise().Price(12, (Products.Care, 1));
        desk.Pursue("care");
        desk.Decide("care", approved: true);
        desk.Revise().Price(12, (Products.Pump, 1), (Products.Care, 1));
        Assert.Equal((1, careFrom), (desk.Step("pumps").CarriedFrom, desk.Step("care").CarriedFrom));
    }

    [Fact]
    public void Price_OfWhatWasApprovedBeforeRulesHadNames_AsksAgain()
    {
        QuoteStory story = QuoteStory.Asked();
        story.When(QuoteStory.Decision(approved: true));
        story.Revised().Price(Manager);
        Assert.Equal(ApprovalStatus.Required, story.State!.Approvals[0].Status);
    }

    [Fact]
    public void Difference_OfTwoVersions_NamesWhatWasAddedRemovedAndChanged()
    {
        ApprovalDesk desk = Approved(12, (Products.Pump, 1), (Products.Care, 1)).Revise().Price(12, (Products.Pump, 2), (Products.Seal, 4));
        QuoteDifference difference = QuoteDifference.Of(desk.State)!;
        Assert.Equal(
            [("P-100", true, true), ("SP-SEAL", false, true), ("SUB-CARE", true, false)],
            difference.Lines.Select(line => ((line.After ?? line.Before)!.Sku, line.Before is not null, line.After is not null)));
        Assert.Equal(1, difference.FromVersion);
        Assert.Null(QuoteDifference.Of(Approved(12).State));
    }

    private static ApprovalDesk Approved(decimal discount, params (Product Product, decimal Quantity)[] lines)
    {
        ApprovalDesk desk = new ApprovalDesk(Policies.ManagerAndDirector, new Dictionary<string, (string[], string[])>
        {
            ["manager"] = (["boss@x.example"], ["deputy@x.example"]),
            ["director"] = (["director@x.example"], ["deputy@x.example"]),
        }).Price(discount, lines);
        desk.Pursue("manager");
        desk.Decide("manager", approved: true);
        Assert.Equal(QuoteStatus.Approved, desk.State.Status);
        return desk;
    }

    private static ApprovalRule OnItem(string sku, string step) =>
        new(step, [new(ApprovalReasonKind.Item, In: [sku]), new(ApprovalReasonKind.Discount, 5)], [new(step)]);
}
