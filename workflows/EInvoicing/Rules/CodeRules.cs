using static LeadToCash.EInvoicing.InvoiceRule;

namespace LeadToCash.EInvoicing;

/// <summary>BR-CL and BR-CO-09: codes are of the lists that the standard names. (02, 09 and 12 do not exist; 03 and 05 are the same list as 04.)</summary>
/// <param name="lists">The lists.</param>
internal sealed class CodeRules(CodeLists lists)
{
    private const string SepaCreditor = "SEPA";

    private static readonly HashSet<string> TaxPointCodes = new(StringComparer.Ordinal) { "3", "35", "432" };

    public IEnumerable<InvoiceRule> All => [.. Document, .. Schemes, .. Countries, .. Tax, .. Reasons, .. Lines];

    private InvoiceRule[] Document =>
    [
        Of(
            "BR-CL-01",
            "The type is an invoice or credit note of UNTDID 1001.",
            invoice => Is(lists.InvoiceTypes, invoice.TypeCode) || Is(lists.CreditNoteTypes, invoice.TypeCode),
            "BT-3"),
        Of("BR-CL-04", "The currency is of ISO 4217.", invoice => Is(lists.Currencies, invoice.Currency), "BT-5"),
        Of("BR-CL-05", "The currency of accounting is of ISO 4217.", invoice => Is(lists.Currencies, invoice.AccountingCurrency), "BT-6"),
        Of("BR-CL-06", "The code of the tax point is 3, 35 or 432.", invoice => Is(TaxPointCodes, invoice.TaxPointCode), "BT-8"),
        Each("BR-CL-08", "The subject of a note is of UNTDID 4451.", Parts.Notes, note => Is(lists.NoteSubjects, note.SubjectCode), "BT-21"),
        Each("BR-CL-16", "The means of payment is of UNTDID 4461.", Parts.Payment, payment => Is(lists.PaymentMeans, payment.MeansCode), "BT-81"),
        Each(
            "BR-CL-24",
            "An attachment is a PDF, PNG, JPEG, CSV or spreadsheet.",
            Parts.Documents,
            document => Is(lists.AttachmentTypes, document.Attachment?.MimeType),
            "BT-125"),
    ];

    private InvoiceRule[] Schemes =>
    [
        Of("BR-CL-07", "The scheme of the invoiced object is of UNTDID 1153.", invoice => Is(lists.ReferenceQualifiers, invoice.InvoicedObject?.Scheme), "BT-18"),
        Each("BR-CL-10", "Schemes of the seller's identifiers are of ISO 6523.", Parts.Seller, seller => seller.Identifiers.All(IsOfSeller), "BT-29"),
        Each("BR-CL-10", "The scheme of the buyer's identifier is of ISO 6523.", Parts.Buyer, buyer => buyer.Identifiers.All(IsIdentifier), "BT-46"),
        Each("BR-CL-10", "The scheme of the payee's identifier is of ISO 6523.", Parts.Payee, payee => IsOfSeller(payee.Identifier), "BT-60"),
        Each("BR-CL-11", "The scheme of the seller's registration is of ISO 6523.", Parts.Seller, seller => IsIdentifier(seller.LegalRegistration), "BT-30"),
        Each("BR-CL-11", "The scheme of the buyer's registration is of ISO 6523.", Parts.Buyer, buyer => IsIdentifier(buyer.LegalRegistration), "BT-47"),
        Each("BR-CL-11", "The scheme of the payee's registration is of ISO 6523.", Parts.Payee, payee => IsIdentifier(payee.LegalRegistration), "BT-61"),
        Each("BR-CL-25", "The scheme of the seller's electronic address is of EAS.", Parts.Seller, IsReachable, "BT-34"),
        Each("BR-CL-25", "The scheme of the buyer's electronic address is of EAS.", Parts.Buyer, IsReachable, "BT-49"),
        Of("BR-CL-26", "The scheme of the place of delivery is of ISO 6523.", invoice => IsIdentifier(invoice.Delivery?.Location), "BT-71"),
    ];

    private InvoiceRule[] Countries =>
    [
        Country("the seller", Parts.SellerAddress, "BT-40"),
        Country("the buyer", Parts.BuyerAddress, "BT-55"),
        Country("the tax representative", Parts.RepresentativeAddress, "BT-69"),
        Country("delivery", Parts.DeliveryAddress, "BT-80"),
        Each("BR-CL-15", "The country of origin is of ISO 3166-1.", Parts.Lines, line => Is(lists.Countries, line.Item?.OriginCountry), "BT-159"),
    ];

    private InvoiceRule[] Tax =>
    [
        Each("BR-CO-09", "The seller's VAT id begins with a country.", Parts.Seller, seller => HasCountry(seller.VatId), "BT-31"),
        Each("BR-CO-09", "The buyer's VAT id begins with a country.", Parts.Buyer, buyer => HasCountry(buyer.VatId), "BT-48"),
        Each("BR-CO-09", "The tax representative's VAT id begins with a country.", Parts.Representative, party => HasCountry(party.VatId), "BT-63"),
        Each("BR-CL-17", "The category of a group of VAT is of UNTDID 5305.", Parts.Breakdown, group => Is(lists.VatCategories, group.Category), "BT-118"),
        Each("BR-CL-17", "The VAT category of an allowance is of UNTDID 5305.", Parts.Allowances, one => Is(lists.VatCategories, one.VatCategory), "BT-95"),
        Each("BR-CL-17", "The VAT category of a charge is of UNTDID 5305.", Parts.Charges, one => Is(lists.VatCategories, one.VatCategory), "BT-102"),
        Each("BR-CL-18", "The VAT category of a line is of UNTDID 5305.", Parts.Lines, line => Is(lists.VatCategories, line.VatCategory), "BT-151"),
        Each(
            "BR-CL-22",
            "The code of a reason of exemption is of VATEX.",
            Parts.Breakdown,
            group => Is(lists.ExemptionReasons, group.ExemptionCode?.ToUpperInvariant()),
            "BT-121"),
    ];

    private InvoiceRule[] Reasons =>
    [
        Each("BR-CL-19", "The code of an allowance's reason is of UNTDID 5189.", Parts.Allowances, one => Is(lists.AllowanceReasons, one.ReasonCode), "BT-98"),
        Each("BR-CL-19", "The code of a line allowance's reason is of UNTDID 5189.", Parts.LineAllowances, one => Is(lists.AllowanceReasons, one.ReasonCode), "BT-140"),
        Each("BR-CL-20", "The code of a charge's reason is of UNTDID 7161.", Parts.Charges, one => Is(lists.ChargeReasons, one.ReasonCode), "BT-105"),
        Each("BR-CL-20", "The code of a line charge's reason is of UNTDID 7161.", Parts.LineCharges, one => Is(lists.ChargeReasons, one.ReasonCode), "BT-145"),
    ];

    private InvoiceRule[] Lines =>
    [
        Each("BR-CL-07", "The scheme of a line's object is of UNTDID 1153.", Parts.Lines, line => Is(lists.ReferenceQualifiers, line.InvoicedObject?.Scheme), "BT-128"),
        Each("BR-CL-13", "The scheme of an item's class is of UNTDID 7143.", Parts.Classifications, one => Is(lists.ItemClassifications, one.Scheme), "BT-158"),
        Each("BR-CL-21", "The scheme of a registered item number is of ISO 6523.", Parts.Lines, line => IsIdentifier(line.Item?.StandardId), "BT-157"),
        Each("BR-CL-23", "A unit is of UN/ECE Recommendation 20 or 21.", Parts.Lines, line => Is(lists.Units, line.Unit), "BT-130"),
        Each("BR-CL-23", "The unit of a price is of UN/ECE Recommendation 20 or 21.", Parts.Lines, line => Is(lists.Units, line.Price?.BaseUnit), "BT-150"),
    ];

    private InvoiceRule Country(string whose, Func<EInvoice, IEnumerable<Part<EInvoiceAddress>>> addresses, string term) =>
        Each("BR-CL-14", $"The country of {whose} is of ISO 3166-1.", addresses, address => Is(lists.Countries, address.Country), term);

    /// <summary>A code that is missing is not wrong: other rules say what must be there.</summary>
    private static bool Is(IReadOnlySet<string> list, string? code) => string.IsNullOrWhiteSpace(code) || list.Contains(code);

    private bool IsIdentifier(Identifier? identifier) => Is(lists.IdentifierSchemes, identifier?.Scheme);

    private bool IsOfSeller(Identifier? identifier) => identifier?.Scheme == SepaCreditor || IsIdentifier(identifier);

    private bool IsReachable(EInvoiceParty party) => Is(lists.ElectronicAddressSchemes, party.ElectronicAddress?.Scheme);

    private bool HasCountry(string? vatId) =>
        string.IsNullOrWhiteSpace(vatId) || (vatId.Length > 2 && (vatId.StartsWith("EL", StringComparison.Ordinal) || lists.Countries.Contains(vatId[..2])));
}
