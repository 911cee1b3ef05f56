namespace LeadToCash.EInvoicing;

/// <summary>The VAT categories of EN 16931 and what it demands of each. The artefact of 2023 and later calls the Spanish ones AF and AG, the standard's text IG and IP.</summary>
internal static class VatFamilies
{
    public static IReadOnlyList<VatFamily> All { get; } =
    [
        new("BR-S", VatCategories.Standard, "standard rated", SellerIdentity.AnyTaxNumber, BuyerIdentity.Any, RateKind.Positive, false),
        new("BR-Z", VatCategories.ZeroRated, "zero rated", SellerIdentity.AnyTaxNumber, BuyerIdentity.Any, RateKind.Zero, false),
        new("BR-E", VatCategories.Exempt, "exempt", SellerIdentity.AnyTaxNumber, BuyerIdentity.Any, RateKind.Zero, true),
        new("BR-AE", VatCategories.ReverseCharge, "reverse charge", SellerIdentity.AnyTaxNumber, BuyerIdentity.VatIdOrRegistration, RateKind.Zero, true),
        new("BR-IC", VatCategories.IntraCommunity, "intra-Community supply", SellerIdentity.VatId, BuyerIdentity.VatId, RateKind.Zero, true),
        new("BR-G", VatCategories.Export, "export", SellerIdentity.VatId, BuyerIdentity.Any, RateKind.Zero, true),
        new("BR-O", VatCategories.OutOfScope, "outside the scope of VAT", SellerIdentity.NoVatId, BuyerIdentity.NoVatId, RateKind.None, true),
        new("BR-AF", VatCategories.Igic, "IGIC", SellerIdentity.AnyTaxNumber, BuyerIdentity.Any, RateKind.NotNegative, false),
        new("BR-AG", VatCategories.Ipsi, "IPSI", SellerIdentity.AnyTaxNumber, BuyerIdentity.Any, RateKind.NotNegative, false),
    ];
}
