namespace LeadToCash.EInvoicing;

/// <summary>What was invoiced, or credited, of a whole before.</summary>
/// <param name="Quantities">Quantity by the identifier of the whole's line (BT-126); what is missing is nothing.</param>
/// <param name="Due">Sum of what those parts came to with VAT and rounding, before payments.</param>
public sealed record InvoicedBefore(IReadOnlyDictionary<string, decimal> Quantities, decimal Due)
{
    /// <summary>Nothing yet.</summary>
    public static InvoicedBefore Nothing { get; } = new(new Dictionary<string, decimal>(StringComparer.Ordinal), 0);

    /// <summary>With one part more.</summary>
    public InvoicedBefore And(EInvoice part)
    {
        Dictionary<string, decimal> quantities = new(Quantities, StringComparer.Ordinal);
        foreach (EInvoiceLine line in part.Lines)
        {
            quantities[line.Id!] = quantities.GetValueOrDefault(line.Id!) + line.Quantity!.Value;
        }

        return new InvoicedBefore(quantities, Due + part.Totals!.GrossTotal!.Value + (part.Totals.Rounding ?? 0));
    }

    internal decimal Quantity(EInvoiceLine line) => Quantities.GetValueOrDefault(line.Id ?? "");
}
