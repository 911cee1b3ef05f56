namespace LeadToCash.EInvoicing;

/// <summary>References to other documents.</summary>
internal static class UblReferenceWriter
{
    public static void OrdersAndAdvices(UblXml xml, EInvoice invoice)
    {
        if (invoice.PurchaseOrderReference is not null || invoice.SalesOrderReference is not null)
        {
            xml.Open("OrderReference");
            xml.Text("ID", invoice.PurchaseOrderReference ?? Ubl.NotAvailable);
            xml.Text("SalesOrderID", invoice.SalesOrderReference);
            xml.Close();
        }

        foreach (PrecedingInvoice preceding in invoice.PrecedingInvoices)
        {
            xml.Open("BillingReference");
            xml.Open("InvoiceDocumentReference");
            xml.Text("ID", preceding.Number);
            xml.Date("IssueDate", preceding.IssueDate);
            xml.Close();
            xml.Close();
        }

        xml.Inner("DespatchDocumentReference", "ID", invoice.DespatchAdviceReference);
        xml.Inner("ReceiptDocumentReference", "ID", invoice.ReceivingAdviceReference);
    }

    /// <summary>The invoiced object (BT-18) and supporting documents (BG-24).</summary>
    public static void Documents(UblXml xml, EInvoice invoice)
    {
        if (invoice.InvoicedObject is { } invoiced)
        {
            InvoicedObject(xml, "AdditionalDocumentReference", invoiced);
        }

        foreach (SupportingDocument document in invoice.SupportingDocuments)
        {
            xml.Open("AdditionalDocumentReference");
            xml.Text("ID", document.Reference);
            xml.Text("DocumentDescription", document.Description);
            if (document.Attachment is not null || document.Location is not null)
            {
                xml.Open("Attachment");
                xml.Binary("EmbeddedDocumentBinaryObject", document.Attachment);
                xml.Inner("ExternalReference", "URI", document.Location);
                xml.Close();
            }

            xml.Close();
        }
    }

    public static void InvoicedObject(UblXml xml, string element, Identifier invoiced)
    {
        xml.Open(element);
        xml.Identifier("ID", invoiced);
        xml.Text("DocumentTypeCode", Ubl.InvoicedObjectType);
        xml.Close();
    }

    public static void ProjectOfCreditNote(UblXml xml, EInvoice invoice)
    {
        if (invoice.ProjectReference is not null)
        {
            xml.Open("AdditionalDocumentReference");
            xml.Text("ID", invoice.ProjectReference);
            xml.Text("DocumentTypeCode", Ubl.ProjectType);
            xml.Close();
        }
    }
}
