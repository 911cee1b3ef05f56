using System.Text.Json.Serialization;

namespace LeadToCash.Tax;

/// <summary>How value added tax is charged: the codes of EN 16931 (UNCL 5305), written as they stand there.</summary>
public enum VatCategory
{
    /// <summary>Taxed at a rate above 0 %.</summary>
    [JsonStringEnumMemberName("S")]
    Standard,

    /// <summary>Taxed at 0 %.</summary>
    [JsonStringEnumMemberName("Z")]
    ZeroRated,

    /// <summary>Exempt by law; needs a reason.</summary>
    [JsonStringEnumMemberName("E")]
    Exempt,

    /// <summary>Reverse charge: the buyer owes the tax.</summary>
    [JsonStringEnumMemberName("AE")]
    ReverseCharge,

    /// <summary>Intra-Community supply of goods.</summary>
    [JsonStringEnumMemberName("K")]
    IntraCommunity,

    /// <summary>Export out of the Union.</summary>
    [JsonStringEnumMemberName("G")]
    Export,

    /// <summary>Outside the scope of the tax: supplied where no tax of ours is owed.</summary>
    [JsonStringEnumMemberName("O")]
    OutOfScope,
}
