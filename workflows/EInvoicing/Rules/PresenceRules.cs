using static LeadToCash.EInvoicing.InvoiceRule;
using static LeadToCash.EInvoicing.Terms;

namespace LeadToCash.EInvoicing;

/// <summary>BR-01 to BR-67: what must be there.</summary>
internal static class PresenceRules
{
    private const int LongestCardNumber = 10;

    public static IEnumerable<InvoiceRule> All => [.. Document, .. Parties, .. Lines, .. Adjustments, .. Breakdown, .. Payment, .. References];

    private static InvoiceRule[] Document =>
    [
        Of("BR-01", "The invoice says which specification it follows.", invoice => Has(invoice.Specification), "BT-24"),
        Of("BR-02", "The invoice has a number.", invoice => Has(invoice.Number), "BT-1"),
        Of("BR-03", "The invoice has a date of issue.", invoice => invoice.IssueDate is not null, "BT-2"),
        Of("BR-04", "The invoice has a type.", invoice => Has(invoice.TypeCode), "BT-3"),
        Of("BR-05", "The invoice has a currency.", invoice => Has(invoice.Currency), "BT-5"),
        Of("BR-12", "The sum of the lines' nets is given.", invoice => invoice.Totals?.LineTotal is not null, "BT-106"),
        Of("BR-13", "The total without VAT is given.", invoice => invoice.Totals?.NetTotal is not null, "BT-109"),
        Of("BR-14", "The total with VAT is given.", invoice => invoice.Totals?.GrossTotal is not null, "BT-112"),
        Of("BR-15", "The amount due is given.", invoice => invoice.Totals?.Due is not null, "BT-115"),
        Of("BR-16", "There is a line.", invoice => invoice.Lines.Count > 0, "BG-25"),
        Of(
            "BR-53",
            "Where VAT is accounted for in another currency, its total in that currency is given.",
            invoice => !Has(invoice.AccountingCurrency) || invoice.Totals?.VatTotalInAccountingCurrency is not null,
            "BT-111",
            "BT-6"),
    ];

    private static InvoiceRule[] Parties =>
    [
        Of("BR-06", "The seller has a name.", invoice => Has(invoice.Seller?.Name), "BT-27"),
        Of("BR-07", "The buyer has a name.", invoice => Has(invoice.Buyer?.Name), "BT-44"),
        Of("BR-08", "The seller has a postal address.", invoice => invoice.Seller?.Address is not null, "BG-5"),
        Each("BR-09", "The seller's address has a country.", Parts.SellerAddress, address => Has(address.Country), "BT-40"),
        Of("BR-10", "The buyer has a postal address.", invoice => invoice.Buyer?.Address is not null, "BG-8"),
        Each("BR-11", "The buyer's address has a country.", Parts.BuyerAddress, address => Has(address.Country), "BT-55"),
        Each("BR-17", "A payee has a name and is not the seller.", Parts.Payee, IsNamedOther, "BT-59", "BG-10", "BG-4"),
        Each("BR-18", "A tax representative has a name.", Parts.Representative, party => Has(party.Name), "BT-62"),
        Each("BR-19", "A tax representative has a postal address.", Parts.Representative, party => party.Address is not null, "BG-12"),
        Each("BR-20", "A tax representative's address has a country.", Parts.RepresentativeAddress, address => Has(address.Country), "BT-69"),
        Each("BR-56", "A tax representative has a VAT id.", Parts.Representative, party => Has(party.VatId), "BT-63"),
        Each("BR-57", "An address of delivery has a country.", Parts.DeliveryAddress, address => Has(address.Country), "BT-80"),
        Each("BR-62", "The seller's electronic address has a scheme.", Parts.Seller, HasSchemeOfAddress, "BT-34"),
        Each("BR-63", "The buyer's electronic address has a scheme.", Parts.Buyer, HasSchemeOfAddress, "BT-49"),
    ];

    private static InvoiceRule[] Lines =>
    [
        Each("BR-21", "A line has an identifier.", Parts.Lines, line => Has(line.Id), "BT-126"),
        Each("BR-22", "A line has a quantity.", Parts.Lines, line => line.Quantity is not null, "BT-129"),
        Each("BR-23", "A line's quantity has a unit.", Parts.Lines, line => Has(line.Unit), "BT-130"),
        Each("BR-24", "A line has a net amount.", Parts.Lines, line => line.NetAmount is not null, "BT-131"),
        Each("BR-25", "A line's item has a name.", Parts.Lines, line => Has(line.Item?.Name), "BT-153"),
        Each("BR-26", "A line has a net price.", Parts.Lines, line => line.Price?.NetPrice is not null, "BT-146"),
        Each("BR-27", "A net price is not negative.", Parts.Lines, line => line.Price?.NetPrice is not < 0, "BT-146"),
        Each("BR-28", "A gross price is not negative.", Parts.Lines, line => line.Price?.GrossPrice is not < 0, "BT-148"),
        Each("BR-30", "A line's period does not end before it starts.", Parts.LinePeriods, IsOrdered, "BT-135", "BT-134"),
        Each("BR-54", "A property of an item has a name and a value.", Parts.Attributes, item => Has(item.Name) && Has(item.Value), "BG-32", "BT-160", "BT-161"),
        Each("BR-64", "A registered item number has a scheme.", Parts.Lines, line => line.Item?.StandardId is null or { Scheme.Length: > 0 }, "BT-157"),
        Each("BR-65", "A classification of an item has a scheme.", Parts.Classifications, one => Has(one.Scheme), "BT-158"),
    ];

    private static InvoiceRule[] Adjustments =>
    [
        Each("BR-31", "An allowance has an amount.", Parts.Allowances, one => one.Amount is not null, "BT-92"),
        Each("BR-32", "An allowance has a VAT category.", Parts.Allowances, one => Has(one.VatCategory), "BT-95"),
        Each("BR-33", "An allowance has a reason or its code.", Parts.Allowances, HasReason, "BT-97", "BT-98"),
        Each("BR-36", "A charge has an amount.", Parts.Charges, one => one.Amount is not null, "BT-99"),
        Each("BR-37", "A charge has a VAT category.", Parts.Charges, one => Has(one.VatCategory), "BT-102"),
        Each("BR-38", "A charge has a reason or its code.", Parts.Charges, HasReason, "BT-104", "BT-105"),
        Each("BR-41", "An allowance of a line has an amount.", Parts.LineAllowances, one => one.Amount is not null, "BT-136"),
        Each("BR-42", "An allowance of a line has a reason or its code.", Parts.LineAllowances, HasReason, "BT-139", "BT-140"),
        Each("BR-43", "A charge of a line has an amount.", Parts.LineCharges, one => one.Amount is not null, "BT-141"),
        Each("BR-44", "A charge of a line has a reason or its code.", Parts.LineCharges, HasReason, "BT-144", "BT-145"),
    ];

    private static InvoiceRule[] Breakdown =>
    [
        Each("BR-45", "A group of VAT has a taxable amount.", Parts.Breakdown, group => group.TaxableAmount is not null, "BT-116"),
        Each("BR-46", "A group of VAT has a tax amount.", Parts.Breakdown, group => group.TaxAmount is not null, "BT-117"),
        Each("BR-47", "A group of VAT has a category.", Parts.Breakdown, group => Has(group.Category), "BT-118"),
        Each(
            "BR-48",
            "A group of VAT has a rate, unless it is outside the scope of VAT.",
            Parts.Breakdown,
            group => group.Rate is not null || group.Category == VatCategories.OutOfScope,
            "BT-119"),
    ];

    private static InvoiceRule[] Payment =>
    [
        Each("BR-49", "Payment instructions name the means of payment.", Parts.Payment, payment => Has(payment.MeansCode), "BT-81"),
        Each("BR-50", "A credit transfer names the account.", Parts.Transfers, transfer => Has(transfer.Account), "BT-84"),
        Each(
            "BR-51",
            "A card's number shows its first six and last four digits at most.",
            Parts.Card,
            card => (card.Number?.Trim().Length ?? 0) <= LongestCardNumber,
            "BT-87").AsWarning(),
        Each("BR-61", "Whoever is to be paid by credit transfer names an account.", Parts.Payment, HasAccountForTransfer, "BT-84", "BT-81"),
    ];

    private static InvoiceRule[] References =>
    [
        Each("BR-29", "The invoicing period does not end before it starts.", Parts.Period, IsOrdered, "BT-74", "BT-73"),
        Each("BR-52", "A supporting document has a reference.", Parts.Documents, document => Has(document.Reference), "BT-122"),
        Each("BR-55", "A preceding invoice has a number.", Parts.Preceding, preceding => Has(preceding.Number), "BT-25"),
    ];

    internal static bool HasReason(AllowanceCharge one) => Has(one.Reason) || Has(one.ReasonCode);

    private static bool IsOrdered(InvoicingPeriod period) => period.Start is null || period.End is null || period.Start <= period.End;

    private static bool HasSchemeOfAddress(EInvoiceParty party) => party.ElectronicAddress is null || Has(party.ElectronicAddress.Scheme);

    private static bool HasAccountForTransfer(PaymentInstructions payment) =>
        payment.MeansCode is not (PaymentMeans.CreditTransfer or PaymentMeans.SepaCreditTransfer)
        || payment.CreditTransfers.Any(transfer => Has(transfer.Account));

    private static bool IsNamedOther(EInvoice invoice, EInvoicePayee payee) =>
        Has(payee.Name)
        && payee.Name != invoice.Seller?.TradingName
        && (payee.Identifier is null || invoice.Seller?.Identifiers.Any(identifier => identifier.Value == payee.Identifier.Value) != true);
}
