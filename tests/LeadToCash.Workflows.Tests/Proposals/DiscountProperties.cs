using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Catalog;
using LeadToCash.Proposals;

namespace LeadToCash.Tests.Proposals;

/// <summary>What holds for every sample of deals.</summary>
public sealed class DiscountProperties
{
    [Property(MaxTest = 200)]
    public Property Propose_FromAnyDeals_IsNeverBelowTheFloor() => Prop.ForAll(AnyDeals(), AnyQuantity(), (deals, quantity) =>
    {
        DiscountProposal proposal = DiscountPlanTests.Propose(deals, quantity);
        PriceRequest request = PumpShop.Ask(("P-100", quantity));
        return (proposal.Discount is not { } discount
            || (!Line(request with { Lines = [request.Lines[0] with { Discount = discount }] }).BelowFloor && proposal.UnitPrice >= proposal.FloorPrice && proposal.UnitPrice <= proposal.TodayPrice))
            .Label(proposal.Reason);
    });

    [Property(MaxTest = 200)]
    public Property Propose_WithMoreDiscountInTheSample_NeverProposesLess() => Prop.ForAll(AnyDeals(), AnyQuantity(), (deals, quantity) =>
    {
        DiscountProposal before = DiscountPlanTests.Propose(deals, quantity);
        DiscountProposal after = DiscountPlanTests.Propose(deals.Select((deal, index) => index % 3 == 0 ? (Math.Max(0, deal.Ratio - 0.02m), deal.Won) : deal), quantity);
        return ((after.Discount?.Value ?? 0) >= (before.Discount?.Value ?? 0)).Label($"{before.Reason} → {after.Reason}");
    });

    [Property(MaxTest = 200)]
    public Property Propose_InAnyOrderOfDeals_IsTheSame() => Prop.ForAll(AnyDeals(), deals =>
        DiscountPlanTests.Propose(deals).Reason == DiscountPlanTests.Propose(Enumerable.Reverse(deals)).Reason);

    [Property(MaxTest = 200)]
    public Property Propose_FromTooFewWonDeals_IsSilent() => Prop.ForAll(AnyDeals(), deals =>
    {
        DiscountProposal proposal = DiscountPlanTests.Propose(deals);
        return proposal.Discount is null == deals.Count(deal => deal.Won) < PumpShop.Discounts.MinimumDeals;
    });

    private static PricedLine Line(PriceRequest request) => Pricing.Price(request, PumpShop.Catalogue, PumpShop.Vat).Required().Lines[0];

    private static Arbitrary<decimal> AnyQuantity() => Gen.Elements(1m, 2m, 4m, 5m, 30m).ToArbitrary();

    private static Arbitrary<List<(decimal Ratio, bool Won)>> AnyDeals()
    {
        Gen<(decimal, bool)> deal =
            from permille in Gen.Choose(600, 1_050)
            from won in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
            select (permille / 1_000m, won);
        return Gen.Choose(1, 80).SelectMany(count => Gen.ListOf(deal, count)).Select(deals => deals.ToList()).ToArbitrary();
    }
}
