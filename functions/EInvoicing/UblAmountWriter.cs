namespace LeadToCash.EInvoicing;

/// <summary>Allowances and charges, taxes and totals.</summary>
internal static class UblAmountWriter
{
    public static void Adjustments(UblXml xml, IReadOnlyList<AllowanceCharge> allowances, IReadOnlyList<AllowanceCharge> charges)
    {
        foreach (AllowanceCharge allowance in allowances)
        {
            Adjustment(xml, allowance, isCharge: false);
        }

        foreach (AllowanceCharge charge in charges)
        {
            Adjustment(xml, charge, isCharge: true);
        }
    }

    public static void Taxes(UblXml xml, EInvoice invoice)
    {
        xml.Open("TaxTotal");
        xml.Amount("TaxAmount", invoice.Totals?.VatTotal);
        foreach (VatBreakdown group in invoice.VatBreakdown)
        {
            xml.Open("TaxSubtotal");
            xml.Amount("TaxableAmount", group.TaxableAmount);
            xml.Amount("TaxAmount", group.TaxAmount);
            Category(xml, "TaxCategory", group.Category, group.Rate, group.ExemptionReason, group.ExemptionCode);
            xml.Close();
        }

        xml.Close();
        if (invoice.Totals?.VatTotalInAccountingCurrency is { } other)
        {
            xml.Open("TaxTotal");
            xml.Amount("TaxAmount", other, invoice.AccountingCurrency);
            xml.Close();
        }
    }

    public static void Totals(UblXml xml, EInvoiceTotals? totals)
    {
        xml.Open("LegalMonetaryTotal");
        xml.Amount("LineExtensionAmount", totals?.LineTotal);
        xml.Amount("TaxExclusiveAmount", totals?.NetTotal);
        xml.Amount("TaxInclusiveAmount", totals?.GrossTotal);
        xml.Amount("AllowanceTotalAmount", totals?.AllowanceTotal);
        xml.Amount("ChargeTotalAmount", totals?.ChargeTotal);
        xml.Amount("PrepaidAmount", totals?.Paid);
        xml.Amount("PayableRoundingAmount", totals?.Rounding);
        xml.Amount("PayableAmount", totals?.Due);
        xml.Close();
    }

    public static void Category(UblXml xml, string element, string? category, decimal? rate, string? reason = null, string? reasonCode = null)
    {
        if (category is null && rate is null)
        {
            return;
        }

        xml.Open(element);
        xml.Text("ID", category);
        xml.Number("Percent", rate);
        xml.Text("TaxExemptionReasonCode", reasonCode);
        xml.Text("TaxExemptionReason", reason);
        xml.Inner("TaxScheme", "ID", Ubl.Vat);
        xml.Close();
    }

    private static void Adjustment(UblXml xml, AllowanceCharge one, bool isCharge)
    {
        xml.Open("AllowanceCharge");
        xml.Text("ChargeIndicator", isCharge ? "true" : "false");
        xml.Text("AllowanceChargeReasonCode", one.ReasonCode);
        xml.Text("AllowanceChargeReason", one.Reason);
        xml.Number("MultiplierFactorNumeric", one.Percentage);
        xml.Amount("Amount", one.Amount);
        xml.Amount("BaseAmount", one.BaseAmount);
        Category(xml, "TaxCategory", one.VatCategory, one.VatRate);
        xml.Close();
    }
}
