namespace LeadToCash.EInvoicing;

/// <summary>BG-23: VAT of one category and rate.</summary>
public sealed record VatBreakdown
{
    /// <summary>BT-116: what is taxed.</summary>
    public decimal? TaxableAmount { get; init; }

    /// <summary>BT-117: the tax.</summary>
    public decimal? TaxAmount { get; init; }

    /// <summary>BT-118: VAT category; see <see cref="VatCategories"/>.</summary>
    public string? Category { get; init; }

    /// <summary>BT-119: rate in percent; null when outside the scope of VAT.</summary>
    public decimal? Rate { get; init; }

    /// <summary>BT-120: why no tax is charged.</summary>
    public string? ExemptionReason { get; init; }

    /// <summary>BT-121: the same as a VATEX code.</summary>
    public string? ExemptionCode { get; init; }

    /// <summary>How many taxes, each rounded by itself, the tax may be the sum of; no term of the standard, but what it tolerates: see BR-CO-17.</summary>
    public int TaxesSummed { get; init; } = 1;
}
