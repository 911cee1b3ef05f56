using System.Collections.Frozen;

namespace LeadToCash.EInvoicing;

/// <summary>Reads the code lists of <c>Codes/*.txt</c>: codes between blanks; lines that begin with # say where they are from.</summary>
public static class CodeListFiles
{
    /// <summary>All lists of a folder.</summary>
    /// <exception cref="InvalidDataException">A list is missing or empty; says which.</exception>
    public static CodeLists Load(string folder)
    {
        IReadOnlySet<string> List(string name) => Read(Path.Combine(folder, name + ".txt"));

        return new CodeLists
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
    }

    private static FrozenSet<string> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path} is missing.");
        }

        FrozenSet<string> codes = File.ReadLines(path)
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToFrozenSet(StringComparer.Ordinal);
        return codes.Count > 0 ? codes : throw new InvalidDataException($"{path} has no codes.");
    }
}
