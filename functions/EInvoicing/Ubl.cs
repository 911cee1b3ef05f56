namespace LeadToCash.EInvoicing;

/// <summary>Names of UBL 2.1 that writer and reader share.</summary>
internal static class Ubl
{
    public const string Invoice = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    public const string CreditNote = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
    public const string Aggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public const string Basics = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    /// <summary>Scheme of a creditor's id with SEPA (BT-90) among a party's identifiers.</summary>
    public const string SepaScheme = "SEPA";

    /// <summary>Type of a document reference that is an invoiced object (BT-18, BT-128).</summary>
    public const string InvoicedObjectType = "130";

    /// <summary>Type of a document reference that is a project (BT-11) of a credit note, which has no element for it.</summary>
    public const string ProjectType = "50";

    /// <summary>Tax scheme of value added tax.</summary>
    public const string Vat = "VAT";

    /// <summary>Tax scheme of the seller's tax registration (BT-32).</summary>
    public const string TaxRegistration = "FC";

    /// <summary>Stands where UBL demands an identifier that the standard does not: an order that only the seller's number is known of.</summary>
    public const string NotAvailable = "NA";
}
