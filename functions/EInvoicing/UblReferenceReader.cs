namespace LeadToCash.EInvoicing;

/// <summary>References to other documents.</summary>
internal static class UblReferenceReader
{
    public static EInvoice References(UblElement root, EInvoice invoice, bool isCredit)
    {
        UblElement? order = root.Group("OrderReference");
        string? purchase = order?.Text("ID");
        UblElement? invoiced = root.Groups("AdditionalDocumentReference", IsInvoicedObject).FirstOrDefault();
        _ = invoiced?.Text("DocumentTypeCode");
        return invoice with
        {
            PurchaseOrderReference = purchase == Ubl.NotAvailable && order!.Has("SalesOrderID") ? null : purchase,
            SalesOrderReference = order?.Text("SalesOrderID"),
            PrecedingInvoices = [.. root.Groups("BillingReference").Select(Preceding)],
            DespatchAdviceReference = root.Inner("DespatchDocumentReference", "ID"),
            ReceivingAdviceReference = root.Inner("ReceiptDocumentReference", "ID"),
            TenderReference = root.Inner("OriginatorDocumentReference", "ID"),
            ContractReference = root.Inner("ContractDocumentReference", "ID"),
            ProjectReference = isCredit ? Project(root) : root.Inner("ProjectReference", "ID"),
            InvoicedObject = invoiced?.Identifier("ID"),
            SupportingDocuments = [.. root.Groups("AdditionalDocumentReference", document => !document.Has("DocumentTypeCode")).Select(Supporting)],
        };
    }

    public static bool IsInvoicedObject(UblElement document) => document.Text("DocumentTypeCode") == Ubl.InvoicedObjectType;

    private static PrecedingInvoice Preceding(UblElement reference)
    {
        UblElement? document = reference.Group("InvoiceDocumentReference");
        return new PrecedingInvoice(document?.Text("ID"), document?.Date("IssueDate"));
    }

    private static string? Project(UblElement root)
    {
        UblElement? project = root.Groups("AdditionalDocumentReference", document => document.Text("DocumentTypeCode") == Ubl.ProjectType).FirstOrDefault();
        _ = project?.Text("DocumentTypeCode");
        return project?.Text("ID");
    }

    private static SupportingDocument Supporting(UblElement document)
    {
        UblElement? attachment = document.Group("Attachment");
        return new SupportingDocument(
            document.Text("ID"), document.Text("DocumentDescription"), attachment?.Inner("ExternalReference", "URI"), attachment is null ? null : Attached(attachment));
    }

    private static AttachedDocument? Attached(UblElement attachment)
    {
        const string Name = "EmbeddedDocumentBinaryObject";
        if (attachment.Text(Name) is not { } base64)
        {
            return null;
        }

        try
        {
            return new AttachedDocument(attachment.Attribute(Name, "mimeCode"), attachment.Attribute(Name, "filename"), Convert.FromBase64String(base64));
        }
        catch (FormatException failure)
        {
            throw new UnreadableInvoiceException($"{attachment.Path}/{Name} is not in Base64.", failure);
        }
    }
}
