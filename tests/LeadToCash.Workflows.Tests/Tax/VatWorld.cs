using LeadToCash.Tax;

namespace LeadToCash.Tests.Tax;

/// <summary>A seller in Germany among a few member states, with the rates that they really had.</summary>
internal static class VatWorld
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static VatAreas Areas { get; } = new(
        [
            new VatMember("DE", "DE", @"\d{9}"),
            new VatMember("AT", "AT", @"U\d{8}"),
            new VatMember("FR", "FR", @"[0-9A-HJ-NP-Z]{2}\d{9}"),
            new VatMember("GR", "EL", @"\d{9}"),
            new VatMember("GB", "GB", @"\d{9}(\d{3})?", To: new DateOnly(2020, 12, 31)),
            new VatMember("XI", "XI", @"\d{9}(\d{3})?", From: new DateOnly(2021, 1, 1), GoodsOnly: true),
        ],
        [new VatEnclave("DE", "Heligoland", "27498")]);

    public static VatRates Rates { get; } = new(new DateOnly(2015, 1, 1), new Dictionary<string, IReadOnlyList<CountryRates>>
    {
        ["DE"] = [Of("2021-01-01", 19, 7), Of("2020-07-01", 16, 5), Of("2015-01-01", 19, 7)],
        ["AT"] = [Of("2016-01-01", 20, 10) with { Exceptions = [new RateException(VatAreas.Whole("6691"), new Percentage(19))] }],
        ["FR"] = [Of("2015-01-01", 20, 5.5m)],
    });

    public static VatRules Rules { get; } = new(new VatSeller("DE"), Areas, Rates);

    public static TaxableSupply Goods(string taxClass = TaxClasses.Standard, DateOnly? date = null) => new(SupplyKind.Goods, taxClass, date ?? Today);

    public static TaxableSupply Service(DateOnly? date = null) => new(SupplyKind.Service, TaxClasses.Standard, date ?? Today);

    public static TaxableSupply Digital() => new(SupplyKind.DigitalService, TaxClasses.Standard, Today);

    private static CountryRates Of(string from, decimal standard, decimal reduced) => new(
        DateOnly.Parse(from), new Dictionary<string, Percentage> { ["standard"] = new(standard), ["reduced"] = new(reduced) }, []);
}
