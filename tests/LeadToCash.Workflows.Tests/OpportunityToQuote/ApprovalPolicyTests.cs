using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote;

public sealed class ApprovalPolicyTests
{
    private static readonly PriceRules Rules = new(new DateOnly(2026, 1, 1), []);
    private static readonly ApprovalPolicy Policy = Policies.ManagerAndDirector;

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Decide_UpToTheManagersLimit_AsksNobody(int discount) => Assert.Empty(Decide(Products.Care, 1, discount));

    [Theory]
    [InlineData("5.01")]
    [InlineData("15")]
    public void Decide_AboveTheManagersLimit_AsksTheManager(string discount) =>
        Assert.Equal([ApprovalStep.Manager], Decide(Products.Care, 1, decimal.Parse(discount, CultureInfo.InvariantCulture)).Select(required => required.Step));

    [Fact]
    public void Decide_AboveTheDirectorsLimit_AsksBothInOrder() =>
        Assert.Equal([ApprovalStep.Manager, ApprovalStep.Director], Decide(Products.Care, 1, 15.01m).Select(required => required.Step));

    [Fact]
    [Trait("Scenario", "D5")]
    [Trait("Scenario", "D9")]
    public void Decide_OnTwelvePercentOffThePump_AsksTheManagerForDiscountAndMargin() => Assert.Equal(
        [new ApprovalReason(ApprovalReasonKind.Discount, 12, 5), new ApprovalReason(ApprovalReasonKind.Margin, 3.2m, 0)],
        Assert.Single(Decide(Products.Pump, 1, 12)).Reasons.Select(Policies.Bare));

    [Fact]
    public void Decide_ExactlyAtTheMarginFloor_AsksNobody()
    {
        Product product = Products.Pump with { Cost = Money.Of(3444m, "EUR") }; // 4,200.00 less 18 %
        Assert.Empty(Decide(product, 1, 0));
        Assert.NotEmpty(Decide(product with { Cost = Money.Of(3444.01m, "EUR") }, 1, 0));
    }

    [Fact]
    public void Decide_WhenOneOfManyLinesIsBelowItsFloor_AsksTheManager()
    {
        PricedContent content = Pricing.Price([new(Products.Care, 100), new(Products.Pump with { Cost = Money.Of(3500m, "EUR") }, 1)], default, Rules);
        Assert.Equal(ApprovalReasonKind.Margin, Assert.Single(Assert.Single(ApprovalPlan.Decide(new ApprovalSubject(content, ByCustomer: false), Policy).Steps).Reasons).Kind);
    }

    [Theory]
    [InlineData(11, 0)] // 46,200.00
    [InlineData(12, 1)] // 50,400.00
    [InlineData(59, 1)] // 247,800.00
    [InlineData(60, 2)] // 252,000.00
    public void Decide_ByAmount_AsksAsManyAsTheLimitsSay(int pumps, int steps) => Assert.Equal(steps, Decide(Products.Pump, pumps, 0).Count);

    [Fact]
    public void Decide_WhenTheCustomerAsksForADiscount_AsksTheManagerWhateverTheSize()
    {
        PricedContent content = Pricing.Price([new(Products.Care, 1)], new Percentage(1), Rules);
        Assert.Equal(
            [new ApprovalReason(ApprovalReasonKind.CustomersDiscount, 1, 0)], Assert.Single(ApprovalPlan.Decide(new ApprovalSubject(content, ByCustomer: true), Policy).Steps).Reasons.Select(Policies.Bare));
    }

    [Fact]
    public void Decide_InAnotherCurrency_Refuses()
    {
        PricedContent content = Pricing.Price([new(Products.Care, 1)], default, Rules) with { Currency = "USD" };
        Assert.Throws<BusinessRuleException>(() => ApprovalPlan.Decide(new ApprovalSubject(content, ByCustomer: false), Policy));
    }

    [Theory]
    [InlineData("rep@x.example", "rep@x.example", false)]
    [InlineData("rep@x.example", " Rep@X.example ", false)]
    [InlineData("rep@x.example", "boss@x.example", true)]
    public void FourEyes_WhateverTheSpelling_KeepTheRequesterFromApproving(string requester, string approver, bool allowed)
    {
        Assert.Equal(allowed, FourEyes.Allow(requester, approver));
        Assert.Equal(allowed ? approver : "deputy@x.example", FourEyes.FirstOther(requester, approver, "deputy@x.example"));
    }

    private static IReadOnlyList<RequiredApproval> Decide(Product product, int quantity, decimal discount) =>
        ApprovalPlan.Decide(
            new ApprovalSubject(Pricing.Price([new PriceItem(product, quantity)], new Percentage(discount), Rules), ByCustomer: false), Policy).Steps;
}
