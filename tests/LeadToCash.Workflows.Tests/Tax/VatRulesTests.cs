using LeadToCash.Tax;

namespace LeadToCash.Tests.Tax;

public sealed class VatRulesTests
{
    [Theory]
    [InlineData("2020-06-30", 19)]
    [InlineData("2020-07-01", 16)]
    [InlineData("2020-12-31", 16)]
    [InlineData("2021-01-01", 19)]
    public void Decide_AtHome_TakesTheRateOfTheDateOfSupply(string date, decimal rate)
    {
        VatTreatment treatment = Treatment(VatWorld.Goods(date: DateOnly.Parse(date)), new VatBuyer("DE", "90402"));
        Assert.Equal(new VatTreatment(VatCategory.Standard, new Percentage(rate), "DE"), treatment);
    }

    [Theory]
    [InlineData("AT", "ATU12345678", VatCategory.IntraCommunity, 0, "VATEX-EU-IC")]
    [InlineData("GR", "EL 123456789", VatCategory.IntraCommunity, 0, "VATEX-EU-IC")]
    [InlineData("XI", "XI123456789", VatCategory.IntraCommunity, 0, "VATEX-EU-IC")]
    [InlineData("AT", "DE123456789", VatCategory.Standard, 20, null)] // the id of the country that the goods leave does not free them
    [InlineData("AT", null, VatCategory.Standard, 20, null)]
    [InlineData("CH", null, VatCategory.Export, 0, "VATEX-EU-G")]
    [InlineData("CH", "DE123456789", VatCategory.Export, 0, "VATEX-EU-G")]
    [InlineData("GB", null, VatCategory.Export, 0, "VATEX-EU-G")]
    [InlineData("DE", "DE123456789", VatCategory.Standard, 19, null)]
    public void Decide_OnGoods_FollowsWhereTheyGoAndWhoBuys(string country, string? vatId, VatCategory category, decimal rate, string? code)
    {
        VatTreatment treatment = Treatment(VatWorld.Goods(), new VatBuyer(country, VatId: vatId, IsBusiness: vatId is not null));
        Assert.Equal((category, new Percentage(rate), code), (treatment.Category, treatment.Rate, treatment.Exemption?.Code));
    }

    [Theory]
    [InlineData("AT", "ATU12345678", true, VatCategory.ReverseCharge, 0, "VATEX-EU-AE")]
    [InlineData("AT", null, true, VatCategory.Standard, 19, null)] // a business that can't be proven to be one
    [InlineData("AT", null, false, VatCategory.Standard, 19, null)]
    [InlineData("CH", null, true, VatCategory.OutOfScope, 0, "VATEX-EU-O")]
    [InlineData("CH", null, false, VatCategory.Standard, 19, null)]
    [InlineData("XI", "XI123456789", true, VatCategory.OutOfScope, 0, "VATEX-EU-O")] // in the Union for goods only
    [InlineData("DE", "DE123456789", true, VatCategory.Standard, 19, null)]
    public void Decide_OnServices_FollowsWhoBuys(string country, string? vatId, bool business, VatCategory category, decimal rate, string? code)
    {
        VatTreatment treatment = Treatment(VatWorld.Service(), new VatBuyer(country, VatId: vatId, IsBusiness: business));
        Assert.Equal((category, new Percentage(rate), code), (treatment.Category, treatment.Rate, treatment.Exemption?.Code));
    }

    [Theory]
    [InlineData("AT", VatCategory.Standard, 20)]
    [InlineData("CH", VatCategory.OutOfScope, 0)]
    [InlineData("DE", VatCategory.Standard, 19)]
    public void Decide_OnDigitalServicesToConsumers_IsTaxedWhereTheyAre(string country, VatCategory category, decimal rate)
    {
        VatTreatment treatment = Treatment(VatWorld.Digital(), new VatBuyer(country));
        Assert.Equal((category, new Percentage(rate)), (treatment.Category, treatment.Rate));
    }

    [Fact]
    public void Decide_BelowTheThresholdOfDistanceSales_IsTaxedAtHome()
    {
        VatRules small = new(new VatSeller("DE", UnionScheme: false), VatWorld.Areas, VatWorld.Rates);
        Assert.Equal(new VatTreatment(VatCategory.Standard, new Percentage(19), "DE"), small.Decide(VatWorld.Goods(), new VatBuyer("AT")).Treatment);
    }

    [Fact]
    public void Decide_BeforeBrexit_TreatsBritainAsAMember() => Assert.Equal(
        VatCategory.IntraCommunity, Treatment(VatWorld.Goods(date: new DateOnly(2020, 12, 31)), new VatBuyer("GB", VatId: "GB123456789")).Category);

    [Theory]
    [InlineData("DE", "27498", VatCategory.Export, 0)]
    [InlineData("AT", "6691", VatCategory.Standard, 19)]
    [InlineData("AT", "1010", VatCategory.Standard, 20)]
    public void Decide_InPlacesWithALawOfTheirOwn_FollowsThePostCode(string country, string postCode, VatCategory category, decimal rate)
    {
        VatTreatment treatment = Treatment(VatWorld.Goods(), new VatBuyer(country, postCode));
        Assert.Equal((category, new Percentage(rate)), (treatment.Category, treatment.Rate));
    }

    [Fact]
    public void Decide_OnAnExemptProduct_NamesItsReason()
    {
        VatTreatment treatment = Treatment(VatWorld.Service() with { TaxClass = TaxClasses.Exempt, ExemptionCode = "VATEX-EU-132-1I" }, new VatBuyer("DE"));
        Assert.Equal((VatCategory.Exempt, "VATEX-EU-132-1I"), (treatment.Category, treatment.Exemption!.Code));
        Assert.Contains("VATEX-EU-132-1I", treatment.Exemption.Reason["en"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FR", null, "super_reduced", "2026-03-02", "vat-rate-missing", "FR")]
    [InlineData("DE", null, "standard", "2014-12-31", "vat-rate-missing", "2014-12-31")]
    [InlineData("AT", "AT12345678", "standard", "2026-03-02", "vat-id-invalid", "AT12345678")]
    [InlineData("AT", "GB123456789", "standard", "2026-03-02", "vat-id-invalid", "GB123456789")]
    [InlineData("Austria", null, "standard", "2026-03-02", "vat-country-unknown", "Austria")]
    public void Decide_WhenSomethingIsNotKnown_RefusesByName(string country, string? vatId, string taxClass, string date, string code, string named)
    {
        VatResult result = VatWorld.Rules.Decide(VatWorld.Goods(taxClass, DateOnly.Parse(date)), new VatBuyer(country, VatId: vatId));
        Assert.Null(result.Treatment);
        Assert.Equal(code, result.Refusal!.Code);
        Assert.Contains(named, result.Refusal.Reason, StringComparison.Ordinal);
    }

    private static VatTreatment Treatment(TaxableSupply supply, VatBuyer buyer)
    {
        VatResult result = VatWorld.Rules.Decide(supply, buyer);
        Assert.True(result.Treatment is not null, result.Refusal?.Reason);
        return result.Treatment;
    }
}
