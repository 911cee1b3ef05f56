using LeadToCash.Tax;
using Microsoft.Extensions.Options;

namespace LeadToCash.Tests.Tax;

/// <summary>The files of rates and areas that ship.</summary>
public sealed class VatFilesTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(VatFiles).Assembly.Location)!, "Tax");
    private static readonly VatRules Rules = VatFiles.Load(Options.Create(new TaxOptions()), Folder);

    [Theory]
    [InlineData("DE", "90402", "2020-06-30", "19")]
    [InlineData("DE", "90402", "2020-07-01", "16")]
    [InlineData("DE", "90402", "2026-03-02", "19")]
    [InlineData("AT", "6691", "2026-03-02", "19")]
    [InlineData("PT", "1000-001", "2026-03-02", "23")]
    [InlineData("PT", "9000-015", "2026-03-02", "22")]
    [InlineData("EE", null, "2025-06-30", "22")]
    [InlineData("EE", null, "2025-07-01", "24")]
    [InlineData("FI", null, "2026-03-02", "25.5")]
    public void Rates_AsShipped_AreThoseOfTheDate(string country, string? postCode, string date, string rate) =>
        Assert.Equal(new Percentage(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)), Decide(country, postCode, date).Rate);

    [Theory]
    [InlineData("27498", VatCategory.Export)]
    [InlineData("78266", VatCategory.Export)]
    public void Areas_AsShipped_LeaveOutWhatTheTaxDoesNotReach(string postCode, VatCategory category) => Assert.Equal(category, Decide("DE", postCode, "2026-03-02").Category);

    [Theory]
    [InlineData("AT", "ATU12345678")]
    [InlineData("BE", "BE0123456789")]
    [InlineData("ES", "ESX1234567X")]
    [InlineData("FR", "FR12 345678901")]
    [InlineData("GR", "EL123456789")]
    [InlineData("IE", "IE1234567FA")]
    [InlineData("NL", "NL123456789B01")]
    public void VatIds_OfEachCountry_AreKnownByTheirForm(string country, string vatId) => Assert.Equal(
        VatCategory.IntraCommunity, Rules.Decide(Goods("2026-03-02"), new VatBuyer(country, VatId: vatId)).Treatment!.Category);

    [Fact]
    public void Load_ForASellerOutsideTheUnion_IsRefused()
    {
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => VatFiles.Load(Options.Create(new TaxOptions { SellerCountry = "CH" }), Folder));
        Assert.Contains("CH", failure.Message, StringComparison.Ordinal);
    }

    private static VatTreatment Decide(string country, string? postCode, string date) => Rules.Decide(Goods(date), new VatBuyer(country, postCode)).Treatment!;

    private static TaxableSupply Goods(string date) => new(SupplyKind.Goods, TaxClasses.Standard, DateOnly.Parse(date));
}
