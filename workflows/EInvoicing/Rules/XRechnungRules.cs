using System.Text.RegularExpressions;
using LeadToCash.Documents;
using static LeadToCash.EInvoicing.InvoiceRule;
using static LeadToCash.EInvoicing.Terms;

namespace LeadToCash.EInvoicing;

/// <summary>BR-DE and BR-TMP: what XRechnung 3.0 demands beyond EN 16931. (12, 13 and 29 no longer exist.)</summary>
internal static class XRechnungRules
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        InvoiceTypes.Partial, InvoiceTypes.Invoice, InvoiceTypes.Corrected, InvoiceTypes.SelfBilled, InvoiceTypes.CreditNote,
        InvoiceTypes.PartialConstruction, InvoiceTypes.PartialFinalConstruction, InvoiceTypes.FinalConstruction,
    };

    private static readonly Regex Mail = new(
        @"\A[a-zA-Z0-9!#$%&""*+/=?^_`{|}~-]+(\.[a-zA-Z0-9!#$%&""*+/=?^_`{|}~-]+)*@([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?\z", Plain);

    private static readonly Regex Url = new(@"\A[a-zA-Z][a-zA-Z0-9+.-]+:", Plain);

    public static IEnumerable<InvoiceRule> All => [.. Parties, .. Document, .. Payment, .. Delivery];

    private static InvoiceRule[] Parties =>
    [
        Each("BR-DE-2", "The seller names a contact.", Parts.Seller, seller => seller.Contact is not null, "BG-6"),
        Each("BR-DE-3", "The seller's address has a city.", Parts.SellerAddress, address => Has(address.City), "BT-37"),
        Each("BR-DE-4", "The seller's address has a post code.", Parts.SellerAddress, address => Has(address.PostCode), "BT-38"),
        Each("BR-DE-5", "The seller's contact has a name.", Parts.SellerContact, contact => Has(contact.Name), "BT-41"),
        Each("BR-DE-6", "The seller's contact has a phone number.", Parts.SellerContact, contact => Has(contact.Phone), "BT-42"),
        Each("BR-DE-7", "The seller's contact has an e-mail address.", Parts.SellerContact, contact => Has(contact.Email), "BT-43"),
        Each("BR-DE-8", "The buyer's address has a city.", Parts.BuyerAddress, address => Has(address.City), "BT-52"),
        Each("BR-DE-9", "The buyer's address has a post code.", Parts.BuyerAddress, address => Has(address.PostCode), "BT-53"),
        Each("BR-DE-10", "An address of delivery has a city.", Parts.DeliveryAddress, address => Has(address.City), "BT-77"),
        Each("BR-DE-11", "An address of delivery has a post code.", Parts.DeliveryAddress, address => Has(address.PostCode), "BT-78"),
        Each(
            "BR-DE-27",
            "The phone number of the seller's contact has three digits at least.",
            Parts.SellerContact,
            contact => !Has(contact.Phone) || contact.Phone!.Count(char.IsAsciiDigit) >= 3,
            "BT-42").AsWarning(),
        Each(
            "BR-DE-28",
            "The e-mail address of the seller's contact has the form of one.",
            Parts.SellerContact,
            contact => !Has(contact.Email) || Mail.IsMatch(contact.Email!.Trim()),
            "BT-43").AsWarning(),
    ];

    private static InvoiceRule[] Document =>
    [
        Each("BR-DE-14", "A group of VAT has a rate.", Parts.Breakdown, group => group.Rate is not null, "BT-119"),
        Of("BR-DE-15", "The buyer's reference is given.", invoice => Has(invoice.BuyerReference), "BT-10"),
        Of(
            "BR-DE-16",
            "Where VAT is said to be charged or not, the seller's VAT id, its tax registration or its representative is given.",
            invoice => !IsTaxable(invoice) || invoice.TaxRepresentative is not null || Has(invoice.Seller?.VatId) || Has(invoice.Seller?.TaxRegistration),
            "BT-31",
            "BT-32",
            "BG-11"),
        Of("BR-DE-17", "The type is one that XRechnung knows.", invoice => invoice.TypeCode is null || Types.Contains(invoice.TypeCode), "BT-3").AsWarning(),
        Of("BR-DE-18", "Cash discounts in the terms of payment have the form that machines read.", invoice => CashDiscounts.AreReadable(invoice.PaymentTerms), "BT-20"),
        Of(
            "BR-DE-21",
            "The specification is XRechnung's.",
            invoice => invoice.Specification == Specifications.XRechnung,
            "BT-24").AsWarning(),
        Of("BR-DE-22", "Attachments have different file names.", HasDifferentFiles, "BT-125"),
        Of(
            "BR-DE-26",
            "A corrected invoice refers to the one that it corrects.",
            invoice => invoice.TypeCode != InvoiceTypes.Corrected || invoice.PrecedingInvoices.Count > 0,
            "BG-3",
            "BT-3").AsWarning(),
        Each(
            "BR-TMP-2",
            "The location of a supporting document is a whole URL.",
            Parts.Documents,
            document => !Has(document.Location) || Url.IsMatch(document.Location!),
            "BT-124").AsWarning(),
    ];

    private static InvoiceRule[] Payment =>
    [
        Of("BR-DE-1", "There are payment instructions.", invoice => invoice.Payment is not null, "BG-16"),
        Each("BR-DE-19", "A SEPA credit transfer names a valid IBAN.", Parts.Payment, HasIbanForTransfer, "BT-84", "BT-81").AsWarning(),
        Each("BR-DE-20", "A SEPA direct debit names a valid IBAN.", Parts.Payment, HasIbanForDebit, "BT-91", "BT-81").AsWarning(),
        Each("BR-DE-23-a", "Whoever is paid by credit transfer names an account.", Parts.Payment, payment => !IsTransfer(payment) || payment.CreditTransfers.Count > 0, "BG-17", "BT-81"),
        Each(
            "BR-DE-23-b",
            "With a credit transfer there is neither a card nor a direct debit.",
            Parts.Payment,
            payment => !IsTransfer(payment) || (payment.Card is null && payment.DirectDebit is null),
            "BT-81",
            "BG-18",
            "BG-19"),
        Each("BR-DE-24-a", "Whoever is paid by card names it.", Parts.Payment, payment => !IsCard(payment) || payment.Card is not null, "BG-18", "BT-81"),
        Each(
            "BR-DE-24-b",
            "With a card there is neither a credit transfer nor a direct debit.",
            Parts.Payment,
            payment => !IsCard(payment) || (payment.CreditTransfers.Count == 0 && payment.DirectDebit is null),
            "BT-81",
            "BG-17",
            "BG-19"),
        Each("BR-DE-25-a", "Whoever is paid by direct debit describes it.", Parts.Payment, payment => !IsDebit(payment) || payment.DirectDebit is not null, "BG-19", "BT-81"),
        Each(
            "BR-DE-25-b",
            "With a direct debit there is neither a credit transfer nor a card.",
            Parts.Payment,
            payment => !IsDebit(payment) || (payment.CreditTransfers.Count == 0 && payment.Card is null),
            "BT-81",
            "BG-17",
            "BG-18"),
        Each("BR-DE-30", "A direct debit names the creditor's id.", Parts.Debit, debit => Has(debit.CreditorId), "BT-90"),
        Each("BR-DE-31", "A direct debit names the account.", Parts.Debit, debit => Has(debit.Account), "BT-91"),
    ];

    private static InvoiceRule[] Delivery =>
    [
        Of(
            "BR-DE-TMP-32",
            "The date of delivery, the invoicing period or the period of each line is given.",
            invoice => invoice.Delivery?.Date is not null || invoice.Period is not null || invoice.Lines.All(line => line.Period is not null),
            "BT-72",
            "BG-14",
            "BG-26").AsInformation(),
    ];

    private static bool IsTransfer(PaymentInstructions payment) => payment.MeansCode is PaymentMeans.CreditTransfer or PaymentMeans.SepaCreditTransfer;

    private static bool IsCard(PaymentInstructions payment) => payment.MeansCode is PaymentMeans.Card or PaymentMeans.CreditCard or PaymentMeans.DebitCard;

    private static bool IsDebit(PaymentInstructions payment) => payment.MeansCode == PaymentMeans.SepaDirectDebit;

    private static bool HasIbanForTransfer(PaymentInstructions payment) =>
        payment.MeansCode != PaymentMeans.SepaCreditTransfer || payment.CreditTransfers.All(transfer => Iban.HasCheckDigits(transfer.Account));

    private static bool HasIbanForDebit(PaymentInstructions payment) =>
        payment.MeansCode != PaymentMeans.SepaDirectDebit || payment.DirectDebit is null || Iban.HasCheckDigits(payment.DirectDebit.Account);

    private static bool HasDifferentFiles(EInvoice invoice)
    {
        string[] names = [.. invoice.SupportingDocuments.Select(document => document.Attachment?.FileName).OfType<string>()];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length;
    }

    private static bool IsTaxable(EInvoice invoice) =>
        invoice.Lines.Select(line => line.VatCategory)
            .Concat(invoice.Allowances.Select(one => one.VatCategory))
            .Concat(invoice.Charges.Select(one => one.VatCategory))
            .Any(category => category is not (null or VatCategories.OutOfScope or VatCategories.SplitPayment));
}
