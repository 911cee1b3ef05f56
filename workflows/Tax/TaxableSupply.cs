namespace LeadToCash.Tax;

/// <summary>What is supplied, as the tax law divides it.</summary>
public enum SupplyKind
{
    /// <summary>Goods that are sent to the buyer.</summary>
    Goods,

    /// <summary>Services by the general rule: where a business buyer is established, else where the seller is.</summary>
    Service,

    /// <summary>Electronic, telecommunication and broadcasting services: where the buyer is, consumers too.</summary>
    DigitalService,
}

/// <summary>Who buys, as far as the tax is concerned.</summary>
/// <param name="Country">Where the goods go or the buyer is established, ISO 3166-1 alpha-2; <c>XI</c> for Northern Ireland.</param>
/// <param name="PostCode">There; decides about places with a tax law of their own. Null if unknown.</param>
/// <param name="VatId">VAT identification number with its country's prefix; null for a consumer or a business that gives none.</param>
/// <param name="IsBusiness">Whether a business buys; who gives a VAT id does.</param>
public sealed record VatBuyer(string Country, string? PostCode = null, string? VatId = null, bool IsBusiness = false);

/// <summary>Who sells.</summary>
/// <param name="Country">Member state from which goods are sent and in which the seller is established, ISO 3166-1 alpha-2.</param>
/// <param name="UnionScheme">
/// Whether distance sales and digital services to consumers of other member states are taxed there (One-Stop-Shop); if not, the seller is below the
/// threshold of Article 59c and taxes them at home.
/// </param>
public sealed record VatSeller(string Country, bool UnionScheme = true);

/// <summary>One supply to be taxed.</summary>
/// <param name="Kind">Goods or services.</param>
/// <param name="TaxClass">
/// The product's class: <see cref="TaxClasses.Exempt"/>, <see cref="TaxClasses.OutOfScope"/>, or a rate's name in the file of rates, such as
/// <c>standard</c> and <c>reduced</c>.
/// </param>
/// <param name="ExemptionCode">VATEX code of an exempt product.</param>
/// <param name="Date">Date of supply, local: it decides the rate, not the date of the invoice.</param>
public sealed record TaxableSupply(SupplyKind Kind, string TaxClass, DateOnly Date, string? ExemptionCode = null);

/// <summary>Tax classes that mean the same in every country.</summary>
public static class TaxClasses
{
    /// <summary>The full rate.</summary>
    public const string Standard = "standard";

    /// <summary>Exempt by law wherever it is sold; the product names the VATEX code.</summary>
    public const string Exempt = "exempt";

    /// <summary>Outside the scope of the tax: vouchers, deposits.</summary>
    public const string OutOfScope = "outOfScope";
}
