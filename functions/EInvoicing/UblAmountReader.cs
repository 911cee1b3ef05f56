namespace LeadToCash.EInvoicing;

/// <summary>Allowances and charges, taxes and totals.</summary>
internal static class UblAmountReader
{
    public static IReadOnlyList<AllowanceCharge> Adjustments(UblElement parent, string? currency, bool isCharge) =>
        [.. parent.Groups("AllowanceCharge", one => one.Flag("ChargeIndicator") == isCharge).Select(one => Adjustment(one, currency))];

    public static EInvoice TaxesAndTotals(UblElement root, EInvoice invoice)
    {
        UblElement? taxes = Total(root, invoice.Currency);
        UblElement? others = invoice.AccountingCurrency is null || invoice.AccountingCurrency == invoice.Currency ? null : Total(root, invoice.AccountingCurrency);
        UblElement? totals = root.Group("LegalMonetaryTotal");
        return invoice with
        {
            VatBreakdown = [.. taxes?.Groups("TaxSubtotal").Select(group => Breakdown(group, invoice.Currency)) ?? []],
            Totals = totals is null ? null : Totals(totals, invoice.Currency) with
            {
                VatTotal = taxes?.Amount("TaxAmount", invoice.Currency),
                VatTotalInAccountingCurrency = others?.Amount("TaxAmount", invoice.AccountingCurrency),
            },
        };
    }

    private static UblElement? Total(UblElement root, string? currency) =>
        root.Groups("TaxTotal", total => total.Attribute("TaxAmount", "currencyID") == currency).FirstOrDefault();

    public static (string? Category, decimal? Rate) Category(UblElement? category)
    {
        _ = category?.Inner("TaxScheme", "ID");
        return (category?.Text("ID"), category?.Number("Percent"));
    }

    private static AllowanceCharge Adjustment(UblElement one, string? currency)
    {
        _ = one.Flag("ChargeIndicator");
        (string? category, decimal? rate) = Category(one.Group("TaxCategory"));
        return new AllowanceCharge
        {
            ReasonCode = one.Text("AllowanceChargeReasonCode"),
            Reason = one.Text("AllowanceChargeReason"),
            Percentage = one.Number("MultiplierFactorNumeric"),
            Amount = one.Amount("Amount", currency),
            BaseAmount = one.Amount("BaseAmount", currency),
            VatCategory = category,
            VatRate = rate,
        };
    }

    private static VatBreakdown Breakdown(UblElement group, string? currency)
    {
        UblElement? inner = group.Group("TaxCategory");
        (string? category, decimal? rate) = Category(inner);
        return new VatBreakdown
        {
            TaxableAmount = group.Amount("TaxableAmount", currency),
            TaxAmount = group.Amount("TaxAmount", currency),
            Category = category,
            Rate = rate,
            ExemptionCode = inner?.Text("TaxExemptionReasonCode"),
            ExemptionReason = inner?.Text("TaxExemptionReason"),
        };
    }

    private static EInvoiceTotals Totals(UblElement totals, string? currency) => new()
    {
        LineTotal = totals.Amount("LineExtensionAmount", currency),
        NetTotal = totals.Amount("TaxExclusiveAmount", currency),
        GrossTotal = totals.Amount("TaxInclusiveAmount", currency),
        AllowanceTotal = totals.Amount("AllowanceTotalAmount", currency),
        ChargeTotal = totals.Amount("ChargeTotalAmount", currency),
        Paid = totals.Amount("PrepaidAmount", currency),
        Rounding = totals.Amount("PayableRoundingAmount", currency),
        Due = totals.Amount("PayableAmount", currency),
    };
}
