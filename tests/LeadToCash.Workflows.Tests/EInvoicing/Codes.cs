using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>The code lists that ship, and the rules with them.</summary>
internal static class Codes
{
    public static InvoiceRules Rules { get; } = new(Load());

    private static CodeLists Load() => new()
    {
        Currencies = List("currencies"),
        Countries = List("countries"),
        InvoiceTypes = List("invoice-types"),
        CreditNoteTypes = List("credit-note-types"),
        ReferenceQualifiers = List("reference-qualifiers"),
        IdentifierSchemes = List("identifier-schemes"),
        ItemClassifications = List("item-classifications"),
        PaymentMeans = List("payment-means"),
        VatCategories = List("vat-categories"),
        AllowanceReasons = List("allowance-reasons"),
        ChargeReasons = List("charge-reasons"),
        Units = List("units"),
        ElectronicAddressSchemes = List("electronic-address-schemes"),
        ExemptionReasons = List("exemption-reasons"),
        NoteSubjects = List("note-subjects"),
        AttachmentTypes = List("attachment-types"),
    };

    private static HashSet<string> List(string name) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "EInvoicing", "Codes", name + ".txt"))
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ')),
    ];
}
