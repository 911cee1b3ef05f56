using LeadToCash.Tax;

namespace LeadToCash.EInvoicing;

/// <summary>The VAT breakdown (BG-23) of an invoice whose lines have their nets.</summary>
internal static class VatGroups
{
    /// <summary>Groups by category, and by rate where a category has several; always in the same order, whatever that of the lines.</summary>
    public static IReadOnlyList<VatBreakdown> Of(EInvoice invoice, string language) =>
    [
        .. Amounts(invoice)
            .GroupBy(part => (part.Category, Rate: VatCategories.IsRated(part.Category) ? part.Rate ?? 0 : 0))
            .OrderBy(group => group.Key.Category, StringComparer.Ordinal)
            .ThenByDescending(group => group.Key.Rate)
            .Select(group => Group(invoice, group.Key.Category, group.Key.Rate, group.Sum(part => part.Amount), language)),
    ];

    private static VatBreakdown Group(EInvoice invoice, string category, decimal rate, decimal taxable, string language)
    {
        VatBreakdown? given = invoice.VatBreakdown.FirstOrDefault(group => group.Category == category && (group.ExemptionCode ?? group.ExemptionReason) is not null);
        VatExemption? usual = given is null ? Usual(category) : null;
        return new VatBreakdown
        {
            TaxableAmount = taxable,
            TaxAmount = Terms.TaxOn(taxable, rate, invoice.Currency),
            Category = category,
            Rate = category == VatCategories.OutOfScope && !Specifications.IsXRechnung(invoice.Specification) ? null : rate, // BR-DE-14 wants a rate even here
            ExemptionReason = given?.ExemptionReason ?? usual?.Reason.GetValueOrDefault(language, usual.Reason["en"]),
            ExemptionCode = given?.ExemptionCode ?? usual?.Code,
        };
    }

    private static VatExemption? Usual(string category) => category switch
    {
        VatCategories.ReverseCharge => VatExemption.ReverseCharge,
        VatCategories.IntraCommunity => VatExemption.IntraCommunity,
        VatCategories.Export => VatExemption.Export,
        VatCategories.OutOfScope => VatExemption.OutOfScope,
        _ => null,
    };

    private static IEnumerable<(string Category, decimal? Rate, decimal Amount)> Amounts(EInvoice invoice) =>
        invoice.Lines.Where(line => line.VatCategory is not null).Select(line => (line.VatCategory!, line.VatRate, line.NetAmount ?? 0))
            .Concat(invoice.Allowances.Where(one => one.VatCategory is not null).Select(one => (one.VatCategory!, one.VatRate, -(one.Amount ?? 0))))
            .Concat(invoice.Charges.Where(one => one.VatCategory is not null).Select(one => (one.VatCategory!, one.VatRate, one.Amount ?? 0)));
}
