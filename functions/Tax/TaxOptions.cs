using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Tax;

/// <summary>Settings <c>Tax:*</c>: who sells, as far as value added tax is concerned.</summary>
public sealed class TaxOptions
{
    /// <summary>Member state from which we sell, ISO 3166-1 alpha-2.</summary>
    [Required]
    [RegularExpression("[A-Z]{2}")]
    public string SellerCountry { get; set; } = "DE";

    /// <summary>Whether sales to consumers of other member states are taxed there (One-Stop-Shop); false below the threshold of distance sales.</summary>
    public bool UnionScheme { get; set; } = true;
}
