namespace LeadToCash.EInvoicing;

/// <summary>What the standard demands of one VAT category; its rules are the same for each, but for these answers.</summary>
/// <param name="Prefix">Of the rules' ids: BR-S.</param>
/// <param name="Category">The category's code.</param>
/// <param name="Name">In words.</param>
/// <param name="Seller">Who must be known of the seller's side.</param>
/// <param name="Buyer">What must be known of the buyer.</param>
/// <param name="Rate">Which rates it has.</param>
/// <param name="IsExempt">Whether the breakdown says why no tax is charged; else it must not.</param>
internal sealed record VatFamily(string Prefix, string Category, string Name, SellerIdentity Seller, BuyerIdentity Buyer, RateKind Rate, bool IsExempt)
{
    /// <summary>Whether there is a group of the breakdown for each rate, and tax on it; else one group without tax.</summary>
    public bool IsTaxed => Rate is RateKind.Positive or RateKind.NotNegative;
}

/// <summary>What must be known of the seller's side.</summary>
internal enum SellerIdentity
{
    /// <summary>VAT id, tax registration, or the representative's VAT id.</summary>
    AnyTaxNumber,

    /// <summary>VAT id, or the representative's.</summary>
    VatId,

    /// <summary>No VAT id at all.</summary>
    NoVatId,
}

/// <summary>What must be known of the buyer.</summary>
internal enum BuyerIdentity
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>VAT id or number in a register.</summary>
    VatIdOrRegistration,

    /// <summary>VAT id.</summary>
    VatId,

    /// <summary>No VAT id.</summary>
    NoVatId,
}

/// <summary>Which rates a category has.</summary>
internal enum RateKind
{
    /// <summary>Above 0 %.</summary>
    Positive,

    /// <summary>0 % or above.</summary>
    NotNegative,

    /// <summary>0 %.</summary>
    Zero,

    /// <summary>None at all.</summary>
    None,
}
