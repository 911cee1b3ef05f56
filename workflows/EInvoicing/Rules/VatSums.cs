namespace LeadToCash.EInvoicing;

/// <summary>What each group of VAT must be on: the sum of the lines less allowances plus charges of its category, and of its rate where there may be several.</summary>
internal static class VatSums
{
    /// <summary>Groups whose taxable amount is another one, and lines, allowances and charges at a rate that no group has.</summary>
    public static IEnumerable<string> Mismatches(EInvoice invoice, VatFamily family)
    {
        for (int i = 0; i < invoice.VatBreakdown.Count; i++)
        {
            VatBreakdown group = invoice.VatBreakdown[i];
            if (group.Category == family.Category && group.TaxableAmount is { } taxable && taxable != Sum(invoice, family, group.Rate))
            {
                yield return new Part<VatBreakdown>(group, "BG-23", i).Path("BT-116");
            }
        }

        foreach (string path in family.IsTaxed ? WithoutGroup(invoice, family) : [])
        {
            yield return path;
        }
    }

    private static decimal Sum(EInvoice invoice, VatFamily family, decimal? rate)
    {
        bool Matches(string? category, decimal? own) => category == family.Category && (!family.IsTaxed || own == rate);

        return invoice.Lines.Where(line => Matches(line.VatCategory, line.VatRate)).Sum(line => line.NetAmount ?? 0)
            - invoice.Allowances.Where(one => Matches(one.VatCategory, one.VatRate)).Sum(one => one.Amount ?? 0)
            + invoice.Charges.Where(one => Matches(one.VatCategory, one.VatRate)).Sum(one => one.Amount ?? 0);
    }

    private static IEnumerable<string> WithoutGroup(EInvoice invoice, VatFamily family)
    {
        HashSet<decimal?> rates = [.. invoice.VatBreakdown.Where(group => group.Category == family.Category).Select(group => group.Rate)];
        if (rates.Count == 0)
        {
            return []; // that there is no group at all is what the family's first rule says
        }

        bool Lacks(string? category, decimal? rate) => category == family.Category && !rates.Contains(rate);

        return
        [
            .. Parts.Lines(invoice).Where(line => Lacks(line.Value.VatCategory, line.Value.VatRate)).Select(line => line.Path("BT-152")),
            .. Parts.Allowances(invoice).Where(one => Lacks(one.Value.VatCategory, one.Value.VatRate)).Select(one => one.Path("BT-96")),
            .. Parts.Charges(invoice).Where(one => Lacks(one.Value.VatCategory, one.Value.VatRate)).Select(one => one.Path("BT-103")),
        ];
    }
}
