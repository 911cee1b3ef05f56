namespace LeadToCash.EInvoicing;

/// <summary>
/// Writes the semantic model as UBL 2.1, an Invoice or a CreditNote by its type. Pure: the same invoice, the same bytes. It writes whatever it is
/// given; <see cref="EInvoiceIssuer"/> checks first.
/// </summary>
public static class UblWriter
{
    /// <summary>The document in UTF-8 without a byte order mark, its lines ended by LF.</summary>
    /// <exception cref="UnwritableTextException">A text has a character that XML cannot hold.</exception>
    public static byte[] Write(EInvoice invoice)
    {
        using UblXml xml = new(invoice.Currency);
        if (InvoiceTypes.IsCredit(invoice.TypeCode))
        {
            xml.Root("CreditNote", Ubl.CreditNote, () => CreditNote(xml, invoice));
        }
        else
        {
            xml.Root("Invoice", Ubl.Invoice, () => Invoice(xml, invoice));
        }

        return xml.ToBytes();
    }

    private static void Invoice(UblXml xml, EInvoice invoice)
    {
        Head(xml, invoice);
        xml.Date("DueDate", invoice.DueDate);
        xml.Text("InvoiceTypeCode", invoice.TypeCode);
        Notes(xml, invoice);
        xml.Date("TaxPointDate", invoice.TaxPointDate);
        Currencies(xml, invoice);
        UblReferenceWriter.OrdersAndAdvices(xml, invoice);
        xml.Inner("OriginatorDocumentReference", "ID", invoice.TenderReference);
        xml.Inner("ContractDocumentReference", "ID", invoice.ContractReference);
        UblReferenceWriter.Documents(xml, invoice);
        xml.Inner("ProjectReference", "ID", invoice.ProjectReference);
        Rest(xml, invoice, isCredit: false);
    }

    private static void CreditNote(UblXml xml, EInvoice invoice)
    {
        Head(xml, invoice);
        xml.Date("TaxPointDate", invoice.TaxPointDate);
        xml.Text("CreditNoteTypeCode", invoice.TypeCode);
        Notes(xml, invoice);
        Currencies(xml, invoice);
        UblReferenceWriter.OrdersAndAdvices(xml, invoice);
        xml.Inner("ContractDocumentReference", "ID", invoice.ContractReference);
        UblReferenceWriter.Documents(xml, invoice);
        UblReferenceWriter.ProjectOfCreditNote(xml, invoice);
        xml.Inner("OriginatorDocumentReference", "ID", invoice.TenderReference);
        Rest(xml, invoice, isCredit: true);
    }

    private static void Head(UblXml xml, EInvoice invoice)
    {
        xml.Text("CustomizationID", invoice.Specification);
        xml.Text("ProfileID", invoice.Process);
        xml.Text("ID", invoice.Number);
        xml.Date("IssueDate", invoice.IssueDate);
    }

    private static void Notes(UblXml xml, EInvoice invoice)
    {
        foreach (EInvoiceNote note in invoice.Notes)
        {
            xml.Text("Note", note.SubjectCode is { } subject ? $"#{subject}#{note.Text}" : note.Text);
        }
    }

    private static void Currencies(UblXml xml, EInvoice invoice)
    {
        xml.Text("DocumentCurrencyCode", invoice.Currency);
        xml.Text("TaxCurrencyCode", invoice.AccountingCurrency);
        xml.Text("AccountingCost", invoice.BuyerAccountingReference);
        xml.Text("BuyerReference", invoice.BuyerReference);
        UblPeriods.Write(xml, invoice.Period, invoice.TaxPointCode);
    }

    private static void Rest(UblXml xml, EInvoice invoice, bool isCredit)
    {
        UblPartyWriter.Parties(xml, invoice);
        UblDeliveryWriter.Delivery(xml, invoice.Delivery);
        UblPaymentWriter.Payment(xml, invoice, isCredit);
        UblAmountWriter.Adjustments(xml, invoice.Allowances, invoice.Charges);
        UblAmountWriter.Taxes(xml, invoice);
        UblAmountWriter.Totals(xml, invoice.Totals);
        foreach (EInvoiceLine line in invoice.Lines)
        {
            UblLineWriter.Line(xml, line, isCredit);
        }
    }
}
