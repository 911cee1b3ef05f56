namespace LeadToCash.EInvoicing;

/// <summary>Notes: UBL has no element for their subject, so it stands before the text as <c>#ADU#</c>.</summary>
internal static class UblNotes
{
    private const int Code = 3;

    public static EInvoiceNote Read(string text) =>
        HasSubject(text) ? new EInvoiceNote(text[(Code + 2)..], text[1..(Code + 1)]) : new EInvoiceNote(text);

    private static bool HasSubject(string text) =>
        text.Length >= Code + 2 && text[0] == '#' && text[Code + 1] == '#' && text.AsSpan(1, Code).IndexOfAnyExceptInRange('A', 'Z') < 0;
}
