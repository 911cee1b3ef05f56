using static LeadToCash.EInvoicing.InvoiceRule;
using static LeadToCash.EInvoicing.Terms;

namespace LeadToCash.EInvoicing;

/// <summary>BR-CO-03 to BR-CO-26: what must fit together, sums above all. BR-CO-05 to BR-CO-08 ask for a reading that only people can do.</summary>
internal static class ConditionRules
{
    public static IEnumerable<InvoiceRule> All => [.. Sums, .. Tax, .. Reasons, .. Conditions];

    private static InvoiceRule[] Sums =>
    [
        Of(
            "BR-CO-10",
            "The sum of the lines is the sum of their nets.",
            invoice => invoice.Totals?.LineTotal is not { } sum || sum == invoice.Lines.Sum(line => line.NetAmount ?? 0),
            "BT-106",
            "BT-131"),
        Of(
            "BR-CO-11",
            "The sum of allowances is the sum of their amounts.",
            invoice => IsSum(invoice.Totals?.AllowanceTotal, invoice.Allowances),
            "BT-107",
            "BT-92"),
        Of("BR-CO-12", "The sum of charges is the sum of their amounts.", invoice => IsSum(invoice.Totals?.ChargeTotal, invoice.Charges), "BT-108", "BT-99"),
        Of(
            "BR-CO-13",
            "The total without VAT is the sum of the lines less allowances plus charges.",
            invoice => invoice.Totals is not { NetTotal: { } net, LineTotal: { } lines } totals
                || net == lines - (totals.AllowanceTotal ?? 0) + (totals.ChargeTotal ?? 0),
            "BT-109",
            "BT-106",
            "BT-107",
            "BT-108"),
        Of(
            "BR-CO-16",
            "The amount due is the total with VAT less what was paid plus rounding.",
            invoice => invoice.Totals is not { Due: { } due, GrossTotal: { } gross } totals
                || due == gross - (totals.Paid ?? 0) + (totals.Rounding ?? 0),
            "BT-115",
            "BT-112",
            "BT-113",
            "BT-114"),
    ];

    private static InvoiceRule[] Tax =>
    [
        Of(
            "BR-CO-14",
            "The total of VAT is the sum of its groups.",
            invoice => invoice.Totals?.VatTotal is not { } total
                || invoice.VatBreakdown.Count == 0
                || total == invoice.VatBreakdown.Sum(group => group.TaxAmount ?? 0),
            "BT-110",
            "BT-117"),
        Of(
            "BR-CO-15",
            "The total with VAT is the total without VAT plus the total of VAT, which is given once in the invoice's currency.",
            invoice => invoice.Totals is not { GrossTotal: { } gross, NetTotal: { } net } totals || (totals.VatTotal is { } vat && gross == net + vat),
            "BT-112",
            "BT-109",
            "BT-110"),
        Each("BR-CO-17", "The tax of a group is its taxable amount times its rate, rounded once.", Parts.Breakdown, IsTaxed, "BT-117", "BT-116", "BT-119"),
        Of("BR-CO-18", "There is a group of VAT.", invoice => invoice.VatBreakdown.Count > 0, "BG-23"),
    ];

    private static InvoiceRule[] Reasons =>
    [
        Each("BR-CO-21", "An allowance has a reason, its code, or both.", Parts.Allowances, PresenceRules.HasReason, "BT-97", "BT-98"),
        Each("BR-CO-22", "A charge has a reason, its code, or both.", Parts.Charges, PresenceRules.HasReason, "BT-104", "BT-105"),
        Each("BR-CO-23", "An allowance of a line has a reason, its code, or both.", Parts.LineAllowances, PresenceRules.HasReason, "BT-139", "BT-140"),
        Each("BR-CO-24", "A charge of a line has a reason, its code, or both.", Parts.LineCharges, PresenceRules.HasReason, "BT-144", "BT-145"),
    ];

    private static InvoiceRule[] Conditions =>
    [
        Of(
            "BR-CO-03",
            "When VAT becomes due is said as a date or as a code, not as both.",
            invoice => invoice.TaxPointDate is null || !Has(invoice.TaxPointCode),
            "BT-7",
            "BT-8"),
        Each("BR-CO-04", "A line has a VAT category.", Parts.Lines, line => Has(line.VatCategory), "BT-151"),
        Of("BR-CO-19", "An invoicing period has a first or a last day.", invoice => HasDay(invoice.Period), "BG-14", "BT-73", "BT-74"),
        Each("BR-CO-20", "A line's period has a first or a last day.", Parts.LinePeriods, HasDay, "BG-26", "BT-134", "BT-135"),
        Of(
            "BR-CO-25",
            "Where something is due, there is a due date or there are terms of payment.",
            invoice => invoice.Totals?.Due is not > 0 || invoice.DueDate is not null || Has(invoice.PaymentTerms),
            "BT-9",
            "BT-20",
            "BT-115"),
        Each(
            "BR-CO-26",
            "The seller has an identifier, a number in a register, or a VAT id.",
            Parts.Seller,
            seller => Has(seller.VatId) || Has(seller.LegalRegistration) || seller.Identifiers.Any(Has),
            "BT-29",
            "BT-30",
            "BT-31"),
    ];

    private static bool IsSum(decimal? sum, IReadOnlyList<AllowanceCharge> parts) =>
        sum is { } given ? given == parts.Sum(part => part.Amount ?? 0) : parts.Count == 0;

    private static bool IsTaxed(EInvoice invoice, VatBreakdown group) =>
        group is not { TaxAmount: { } tax, TaxableAmount: { } taxable } || Terms.IsTaxOn(tax, taxable, group.Rate ?? 0, invoice.Currency, group.TaxesSummed);

    private static bool HasDay(InvoicingPeriod? period) => period is null || period.Start is not null || period.End is not null;
}
