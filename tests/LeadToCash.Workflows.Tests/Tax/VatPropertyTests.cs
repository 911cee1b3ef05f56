using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Tax;

namespace LeadToCash.Tests.Tax;

/// <summary>What holds for every supply, whoever buys.</summary>
public sealed class VatPropertyTests
{
    [Property(MaxTest = 500)]
    public Property Decide_WhateverTheSupply_AnswersOrRefusesAndNeverBoth() => ForAnySupply((supply, buyer) =>
    {
        VatResult result = VatWorld.Rules.Decide(supply, buyer);
        return (result.Treatment is null) != (result.Refusal is null);
    });

    [Property(MaxTest = 500)]
    public Property Decide_WhereNoTaxIsCharged_SaysWhyAndElseDoesNot() => ForAnyTreatment((_, _, treatment) => treatment.Category switch
    {
        VatCategory.Standard => treatment is { Rate.Value: > 0, Exemption: null },
        VatCategory.ZeroRated => treatment is { Rate.Value: 0, Exemption: null },
        _ => treatment is { Rate.Value: 0, Exemption.Code: { } code } && code.StartsWith("VATEX-", StringComparison.Ordinal),
    });

    [Property(MaxTest = 500)]
    public Property Decide_ForABuyerWithoutVatId_NeverLeavesTheTaxToHim() => ForAnyTreatment((_, buyer, treatment) =>
        buyer.VatId is not null || treatment.Category is not (VatCategory.ReverseCharge or VatCategory.IntraCommunity));

    [Property(MaxTest = 500)]
    public Property Decide_OnGoodsAndServices_KeepsTheirCategoriesApart() => ForAnyTreatment((supply, _, treatment) => supply.Kind == SupplyKind.Goods
        ? treatment.Category is not VatCategory.ReverseCharge
        : treatment.Category is not (VatCategory.IntraCommunity or VatCategory.Export));

    [Property(MaxTest = 500)]
    public Property Decide_AtHome_AlwaysTaxesAtHomeRates() => ForAnyTreatment((supply, buyer, treatment) =>
        buyer is not { Country: "DE", PostCode: not "27498" } || supply.TaxClass is TaxClasses.OutOfScope
        || (treatment.Country == "DE" && treatment.Rate == VatWorld.Rates.Find("DE", null, supply.TaxClass, supply.Date)));

    private static Property ForAnyTreatment(Func<TaxableSupply, VatBuyer, VatTreatment, bool> holds) => ForAnySupply((supply, buyer) =>
        VatWorld.Rules.Decide(supply, buyer).Treatment is not { } treatment || holds(supply, buyer, treatment));

    private static Property ForAnySupply(Func<TaxableSupply, VatBuyer, bool> holds)
    {
        Gen<TaxableSupply> supply =
            from kind in Gen.Elements(Enum.GetValues<SupplyKind>())
            from taxClass in Gen.Elements("standard", "reduced", "parking", TaxClasses.OutOfScope)
            from day in Gen.Choose(0, 5_000)
            select new TaxableSupply(kind, taxClass, new DateOnly(2014, 1, 1).AddDays(day));
        Gen<VatBuyer> buyer =
            from country in Gen.Elements("DE", "AT", "FR", "GR", "GB", "XI", "CH", "US", "x")
            from postCode in Gen.Elements(null, "27498", "6691", "1010", "SW1A 1AA")
            from vatId in Gen.Elements(null, "DE123456789", "ATU12345678", "EL123456789", "GB123456789", "XI123456789", "CHE123", "")
            from business in Gen.Elements(true, false)
            select new VatBuyer(country, postCode, vatId, business);
        return Prop.ForAll(supply.Zip(buyer).ToArbitrary(), pair => holds(pair.Item1, pair.Item2));
    }
}
