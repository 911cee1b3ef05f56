using System.Xml;
using System.Xml.Linq;

namespace LeadToCash.EInvoicing;

/// <summary>Reads an Invoice or CreditNote of UBL 2.1 into the semantic model. It checks no rule; <see cref="InvoiceRules"/> does.</summary>
public static class UblReader
{
    /// <summary>An invoice may carry attachments of up to this many characters; more is refused.</summary>
    private const long LongestFile = 100_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestFile,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableInvoiceException">
    /// It is not well-formed, has a document type definition, is neither Invoice nor CreditNote, or has a date or number that is none.
    /// </exception>
    public static ReadInvoice Read(Stream file)
    {
        UblElement root = Root(file);
        EInvoice invoice = Document(root, root.Name == "CreditNote");
        return new ReadInvoice(invoice, root.Unread());
    }

    private static UblElement Root(Stream file)
    {
        try
        {
            using var reader = XmlReader.Create(file, Settings);
            XElement root = XDocument.Load(reader).Root!;
            return root.Name == XName.Get("Invoice", Ubl.Invoice) || root.Name == XName.Get("CreditNote", Ubl.CreditNote)
                ? new UblElement(root)
                : throw new UnreadableInvoiceException($"The file is a {root.Name}, neither an Invoice nor a CreditNote of UBL 2.");
        }
        catch (XmlException failure)
        {
            throw new UnreadableInvoiceException(failure.Message, failure);
        }
    }

    private static EInvoice Document(UblElement root, bool isCredit)
    {
        string? currency = root.Text("DocumentCurrencyCode");
        UblElement? period = root.Group("InvoicePeriod");
        EInvoice invoice = new()
        {
            Specification = root.Text("CustomizationID"),
            Process = root.Text("ProfileID"),
            Number = root.Text("ID"),
            IssueDate = root.Date("IssueDate"),
            DueDate = root.Date("DueDate"),
            TypeCode = root.Text(isCredit ? "CreditNoteTypeCode" : "InvoiceTypeCode"),
            Notes = [.. root.Texts("Note").Select(UblNotes.Read)],
            TaxPointDate = root.Date("TaxPointDate"),
            Currency = currency,
            AccountingCurrency = root.Text("TaxCurrencyCode"),
            BuyerAccountingReference = root.Text("AccountingCost"),
            BuyerReference = root.Text("BuyerReference"),
            TaxPointCode = period?.Text("DescriptionCode"),
            Period = UblPeriods.Read(period),
            PaymentTerms = root.Group("PaymentTerms")?.Exact("Note"),
            Delivery = UblPartyReader.Delivery(root.Group("Delivery")),
            TaxRepresentative = UblPartyReader.Representative(root.Group("TaxRepresentativeParty")),
            Allowances = UblAmountReader.Adjustments(root, currency, isCharge: false),
            Charges = UblAmountReader.Adjustments(root, currency, isCharge: true),
            Lines = [.. root.Groups(isCredit ? "CreditNoteLine" : "InvoiceLine").Select(line => UblLineReader.Line(line, currency, isCredit))],
        };
        invoice = UblReferenceReader.References(root, invoice, isCredit);
        invoice = UblPaymentReader.PaymentAndParties(root, invoice);
        return UblAmountReader.TaxesAndTotals(root, invoice);
    }
}
