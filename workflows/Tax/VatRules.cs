namespace LeadToCash.Tax;

/// <summary>
/// Decides how supplies are taxed, by Directive 2006/112/EC as far as sales from one member state go: at home, to businesses and consumers of other
/// member states, and out of the Union. What is not known is refused by name, never guessed. Domestic reverse charge is not decided here.
/// </summary>
/// <param name="seller">Who sells.</param>
/// <param name="areas">Where the tax reaches.</param>
/// <param name="rates">The rates by date.</param>
public sealed class VatRules(VatSeller seller, VatAreas areas, VatRates rates)
{
    /// <summary>The member state from which is sold.</summary>
    public string SellerCountry => seller.Country;

    /// <summary>How a supply is taxed.</summary>
    public VatResult Decide(TaxableSupply supply, VatBuyer buyer)
    {
        if (!IsCountry(buyer.Country))
        {
            return VatResult.Refuse("vat-country-unknown", $"'{buyer.Country}' is no country code; value added tax depends on the buyer's country.");
        }

        VatMember? issuer = null;
        if (buyer.VatId is { } vatId && areas.IsInside(buyer, supply.Kind, supply.Date) && (issuer = areas.IssuerOf(vatId, supply.Date)) is null)
        {
            return VatResult.Refuse("vat-id-invalid", $"'{vatId}' has not the form of a VAT id of a member state on {supply.Date:yyyy-MM-dd}.");
        }

        return supply.TaxClass switch
        {
            TaxClasses.Exempt => supply.ExemptionCode is { } code
                ? Untaxed(VatCategory.Exempt, seller.Country, VatExemption.Exempt(code))
                : VatResult.Refuse("vat-exemption-missing", "An exempt product must say by which VATEX code it is exempt."),
            TaxClasses.OutOfScope => Untaxed(VatCategory.OutOfScope, seller.Country, VatExemption.OutOfScope),
            _ when IsDomestic(supply, buyer) => Taxed(supply, seller.Country, buyer.PostCode),
            _ when supply.Kind == SupplyKind.Goods => Goods(supply, buyer, issuer),
            _ => Service(supply, buyer, issuer),
        };
    }

    private bool IsDomestic(TaxableSupply supply, VatBuyer buyer) =>
        buyer.Country == seller.Country && areas.IsInside(buyer, supply.Kind, supply.Date);

    /// <summary>Goods are supplied free of tax to a business that another member state than the one they leave gave its VAT id.</summary>
    private VatResult Goods(TaxableSupply supply, VatBuyer buyer, VatMember? issuer) =>
        !areas.IsInside(buyer, supply.Kind, supply.Date) ? Untaxed(VatCategory.Export, buyer.Country, VatExemption.Export)
        : issuer is not null && issuer.Country != seller.Country ? Untaxed(VatCategory.IntraCommunity, buyer.Country, VatExemption.IntraCommunity)
        : AtTheConsumers(supply, buyer);

    /// <summary>A business outside the seller's country owes the tax itself or owes none here; a consumer is served where the seller is, digitally where he is.</summary>
    private VatResult Service(TaxableSupply supply, VatBuyer buyer, VatMember? issuer) =>
        !areas.IsInside(buyer, supply.Kind, supply.Date)
            ? buyer.IsBusiness || buyer.VatId is not null || supply.Kind == SupplyKind.DigitalService
                ? Untaxed(VatCategory.OutOfScope, buyer.Country, VatExemption.OutOfScope)
                : Taxed(supply, seller.Country, null)
            : issuer is { GoodsOnly: false } && issuer.Country != seller.Country ? Untaxed(VatCategory.ReverseCharge, buyer.Country, VatExemption.ReverseCharge)
            : supply.Kind == SupplyKind.DigitalService ? AtTheConsumers(supply, buyer)
            : Taxed(supply, seller.Country, null);

    private VatResult AtTheConsumers(TaxableSupply supply, VatBuyer buyer) =>
        seller.UnionScheme ? Taxed(supply, buyer.Country, buyer.PostCode) : Taxed(supply, seller.Country, null);

    private VatResult Taxed(TaxableSupply supply, string country, string? postCode) =>
        rates.Find(country, postCode, supply.TaxClass, supply.Date) is { } rate
            ? VatResult.Of(new VatTreatment(rate.Value > 0 ? VatCategory.Standard : VatCategory.ZeroRated, rate, country))
            : VatResult.Refuse("vat-rate-missing", $"There is no VAT rate '{supply.TaxClass}' of {country}{(postCode is null ? "" : $" {postCode}")} on {supply.Date:yyyy-MM-dd}.");

    private static VatResult Untaxed(VatCategory category, string country, VatExemption exemption) =>
        VatResult.Of(new VatTreatment(category, default, country, exemption));

    private static bool IsCountry(string? country) => country is { Length: 2 } && country.All(char.IsAsciiLetterUpper);
}
