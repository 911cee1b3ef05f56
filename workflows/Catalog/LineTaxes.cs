using LeadToCash.Cases;
using LeadToCash.Tax;

namespace LeadToCash.Catalog;

/// <summary>How the lines of a request are taxed; decided once for each kind of product.</summary>
internal sealed class LineTaxes(VatRules vat, PriceRequest request)
{
    private readonly Dictionary<TaxableSupply, VatResult> _decided = [];

    /// <summary>The treatment; null when it can't be told, which is then among the refusals.</summary>
    public VatTreatment? Of(ProductEntry product, List<Refusal> refusals)
    {
        TaxableSupply supply = new(product.SupplyKind, product.TaxClass, request.SupplyDate ?? request.Date, product.ExemptionCode);
        if (!_decided.TryGetValue(supply, out VatResult? result))
        {
            _decided[supply] = result = vat.Decide(supply, request.Buyer);
        }

        if (result.Refusal is not null)
        {
            refusals.Add(result.Refusal);
        }

        return result.Treatment;
    }
}
