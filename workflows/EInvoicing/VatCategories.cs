using LeadToCash.Tax;

namespace LeadToCash.EInvoicing;

/// <summary>VAT categories (BT-95, BT-102, BT-118, BT-151) as EN 16931 takes them from UNTDID 5305.</summary>
public static class VatCategories
{
    /// <summary>Taxed at a rate above 0 %.</summary>
    public const string Standard = "S";

    /// <summary>Taxed at 0 %.</summary>
    public const string ZeroRated = "Z";

    /// <summary>Exempt by law.</summary>
    public const string Exempt = "E";

    /// <summary>Reverse charge.</summary>
    public const string ReverseCharge = "AE";

    /// <summary>Intra-Community supply.</summary>
    public const string IntraCommunity = "K";

    /// <summary>Export out of the Union.</summary>
    public const string Export = "G";

    /// <summary>Outside the scope of VAT.</summary>
    public const string OutOfScope = "O";

    /// <summary>IGIC, the tax of the Canary Islands.</summary>
    public const string Igic = "L";

    /// <summary>IPSI, the tax of Ceuta and Melilla.</summary>
    public const string Ipsi = "M";

    /// <summary>Split payment, in Italy.</summary>
    public const string SplitPayment = "B";

    /// <summary>The code of a category that <see cref="VatRules"/> decided.</summary>
    public static string Of(VatCategory category) => category switch
    {
        VatCategory.Standard => Standard,
        VatCategory.ZeroRated => ZeroRated,
        VatCategory.Exempt => Exempt,
        VatCategory.ReverseCharge => ReverseCharge,
        VatCategory.IntraCommunity => IntraCommunity,
        VatCategory.Export => Export,
        VatCategory.OutOfScope => OutOfScope,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "EN 16931 has no code for it."),
    };

    /// <summary>Whether a group of the breakdown has a rate of its own; all other categories have one group each.</summary>
    internal static bool IsRated(string? category) => category is Standard or Igic or Ipsi or SplitPayment;
}
