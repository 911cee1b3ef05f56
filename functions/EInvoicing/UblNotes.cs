using System.Text.RegularExpressions;

namespace LeadToCash.EInvoicing;

/// <summary>Notes: UBL has no element for their subject, so it stands before the text as <c>#ADU#</c>.</summary>
internal static partial class UblNotes
{
    public static EInvoiceNote Read(string text) =>
        Subject().Match(text) is { Success: true } match ? new EInvoiceNote(text[match.Length..], match.Groups[1].Value) : new EInvoiceNote(text);

    [GeneratedRegex(@"\A#([A-Z]{3})#", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();
}
