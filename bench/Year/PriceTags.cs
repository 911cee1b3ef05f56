namespace LeadToCash.Bench.Year;

/// <summary>The shop's prices, in cents; some change at mid-year.</summary>
/// <param name="MidYear">The first day of the new prices.</param>
internal sealed record PriceTags(DateOnly MidYear)
{
    private static readonly Dictionary<string, (long Before, long After)> Prices = new(StringComparer.Ordinal)
    {
        ["P-100"] = (420_000, 420_000),
        ["SP-SEAL"] = (3_490, 3_690),
        ["HANDBOOK"] = (4_200, 4_200),
        ["SVC-INST"] = (78_000, 78_000),
        ["SUB-CARE"] = (8_900, 9_500),
        ["SUB-QUARTER"] = (30_000, 31_500),
    };

    public long On(string sku, DateOnly day) => day < MidYear ? Prices[sku].Before : Prices[sku].After;
}
