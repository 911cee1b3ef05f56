using static LeadToCash.EInvoicing.InvoiceRule;
using static LeadToCash.EInvoicing.Terms;

namespace LeadToCash.EInvoicing;

/// <summary>Rules of Peppol's billing that XRechnung 3.0 took over, as far as the semantic model can break them.</summary>
internal static class PeppolRules
{
    private const decimal Slack = 0.02m;

    public static IEnumerable<InvoiceRule> All =>
    [
        Of("PEPPOL-EN16931-R001", "The process is given.", invoice => Has(invoice.Process), "BT-23"),
        Of(
            "PEPPOL-EN16931-R005",
            "The currency of accounting differs from the invoice's.",
            invoice => invoice.AccountingCurrency is null || invoice.AccountingCurrency != invoice.Currency,
            "BT-6",
            "BT-5"),
        Each("PEPPOL-EN16931-R010", "The buyer has an electronic address.", Parts.Buyer, buyer => Has(buyer.ElectronicAddress), "BT-49"),
        Each("PEPPOL-EN16931-R020", "The seller has an electronic address.", Parts.Seller, seller => Has(seller.ElectronicAddress), "BT-34"),
        .. Adjustments("BT-92", "BT-93", "BT-94", Parts.Allowances),
        .. Adjustments("BT-99", "BT-100", "BT-101", Parts.Charges),
        .. Adjustments("BT-136", "BT-137", "BT-138", Parts.LineAllowances),
        .. Adjustments("BT-141", "BT-142", "BT-143", Parts.LineCharges),
        Each("PEPPOL-EN16931-R046", "The net price is the gross price less the discount.", Parts.Lines, IsDiscounted, "BT-146", "BT-147", "BT-148"),
        Of(
            "PEPPOL-EN16931-R055",
            "The totals of VAT in both currencies have the same sign.",
            invoice => invoice.Totals is not { VatTotal: { } vat, VatTotalInAccountingCurrency: { } other } || Math.Sign(vat) * Math.Sign(other) >= 0,
            "BT-111",
            "BT-110"),
        Each("PEPPOL-EN16931-R061", "A direct debit names its mandate.", Parts.Debit, debit => Has(debit.Mandate), "BT-89"),
        Each("PEPPOL-EN16931-R110", "A line's period does not start before the invoice's.", Parts.LinePeriods, (invoice, period) => !(period.Start < invoice.Period?.Start), "BT-134", "BT-73"),
        Each("PEPPOL-EN16931-R111", "A line's period does not end after the invoice's.", Parts.LinePeriods, (invoice, period) => !(period.End > invoice.Period?.End), "BT-135", "BT-74"),
        Each("PEPPOL-EN16931-R120", "A line's net is its quantity times its price less allowances plus charges.", Parts.Lines, IsNet, "BT-131", "BT-129", "BT-146", "BT-149"),
        Each("PEPPOL-EN16931-R121", "The quantity that a price is for is above 0.", Parts.Lines, line => line.Price?.BaseQuantity is not <= 0, "BT-149"),
        Each(
            "PEPPOL-EN16931-R130",
            "The unit of the quantity that a price is for is the line's.",
            Parts.Lines,
            line => line.Price?.BaseUnit is null || line.Price.BaseUnit == line.Unit,
            "BT-150",
            "BT-130"),
    ];

    private static InvoiceRule[] Adjustments(string amount, string baseAmount, string percentage, Func<EInvoice, IEnumerable<Part<AllowanceCharge>>> parts) =>
    [
        Each("PEPPOL-EN16931-R040", "The amount is the base times the percentage.", parts, IsPercentage, amount, baseAmount, percentage),
        Each("PEPPOL-EN16931-R041", "A percentage has a base.", parts, one => one.Percentage is null || one.BaseAmount is not null, baseAmount, percentage),
        Each("PEPPOL-EN16931-R042", "A base has a percentage.", parts, one => one.BaseAmount is null || one.Percentage is not null, percentage, baseAmount),
    ];

    private static bool IsPercentage(AllowanceCharge one) =>
        one is not { Amount: { } amount, BaseAmount: { } baseAmount, Percentage: { } percentage } || Math.Abs(amount - (baseAmount * percentage / 100m)) <= Slack;

    private static bool IsDiscounted(EInvoiceLine line) =>
        line.Price is not { NetPrice: { } net, GrossPrice: { } gross } || net == gross - (line.Price.Discount ?? 0);

    private static bool IsNet(EInvoiceLine line) =>
        line is not { NetAmount: { } net, Quantity: { } quantity, Price.NetPrice: { } price }
        || line.Price.BaseQuantity == 0
        || Math.Abs(net - ((quantity * price / (line.Price.BaseQuantity ?? 1)) - line.Allowances.Sum(one => one.Amount ?? 0) + line.Charges.Sum(one => one.Amount ?? 0))) <= Slack;
}
