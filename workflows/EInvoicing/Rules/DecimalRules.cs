using static LeadToCash.EInvoicing.InvoiceRule;
using static LeadToCash.EInvoicing.Terms;

namespace LeadToCash.EInvoicing;

/// <summary>BR-DEC: amounts have at most two decimals. (03, 04, 07, 08, 21, 22 and 26 do not exist.)</summary>
internal static class DecimalRules
{
    public static IEnumerable<InvoiceRule> All =>
    [
        Amount("BR-DEC-01", "An allowance", Parts.Allowances, one => one.Amount, "BT-92"),
        Amount("BR-DEC-02", "The base of an allowance", Parts.Allowances, one => one.BaseAmount, "BT-93"),
        Amount("BR-DEC-05", "A charge", Parts.Charges, one => one.Amount, "BT-99"),
        Amount("BR-DEC-06", "The base of a charge", Parts.Charges, one => one.BaseAmount, "BT-100"),
        Total("BR-DEC-09", "The sum of the lines", totals => totals.LineTotal, "BT-106"),
        Total("BR-DEC-10", "The sum of allowances", totals => totals.AllowanceTotal, "BT-107"),
        Total("BR-DEC-11", "The sum of charges", totals => totals.ChargeTotal, "BT-108"),
        Total("BR-DEC-12", "The total without VAT", totals => totals.NetTotal, "BT-109"),
        Total("BR-DEC-13", "The total of VAT", totals => totals.VatTotal, "BT-110"),
        Total("BR-DEC-14", "The total with VAT", totals => totals.GrossTotal, "BT-112"),
        Total("BR-DEC-15", "The total of VAT in the currency of accounting", totals => totals.VatTotalInAccountingCurrency, "BT-111"),
        Total("BR-DEC-16", "What was paid", totals => totals.Paid, "BT-113"),
        Total("BR-DEC-17", "The rounding", totals => totals.Rounding, "BT-114"),
        Total("BR-DEC-18", "The amount due", totals => totals.Due, "BT-115"),
        Amount("BR-DEC-19", "The taxable amount of a group", Parts.Breakdown, group => group.TaxableAmount, "BT-116"),
        Amount("BR-DEC-20", "The tax of a group", Parts.Breakdown, group => group.TaxAmount, "BT-117"),
        Amount("BR-DEC-23", "The net of a line", Parts.Lines, line => line.NetAmount, "BT-131"),
        Amount("BR-DEC-24", "An allowance of a line", Parts.LineAllowances, one => one.Amount, "BT-136"),
        Amount("BR-DEC-25", "The base of a line's allowance", Parts.LineAllowances, one => one.BaseAmount, "BT-137"),
        Amount("BR-DEC-27", "A charge of a line", Parts.LineCharges, one => one.Amount, "BT-141"),
        Amount("BR-DEC-28", "The base of a line's charge", Parts.LineCharges, one => one.BaseAmount, "BT-142"),
    ];

    private static InvoiceRule Amount<T>(string id, string what, Func<EInvoice, IEnumerable<Part<T>>> parts, Func<T, decimal?> amount, string term) =>
        Each(id, $"{what} has two decimals at most.", parts, part => IsAmount(amount(part)), term);

    private static InvoiceRule Total(string id, string what, Func<EInvoiceTotals, decimal?> amount, string term) =>
        Of(id, $"{what} has two decimals at most.", invoice => invoice.Totals is null || IsAmount(amount(invoice.Totals)), term);
}
