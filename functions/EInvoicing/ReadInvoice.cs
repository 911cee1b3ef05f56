namespace LeadToCash.EInvoicing;

/// <summary>An invoice that was read from a file.</summary>
/// <param name="Invoice">What it says, by the semantic model.</param>
/// <param name="Unread">
/// Elements and attributes of the file that the semantic model has no place for, by their paths: extensions, further currencies. A currency that is not the
/// invoice's own stands here as an attribute.
/// </param>
public sealed record ReadInvoice(EInvoice Invoice, IReadOnlyList<string> Unread);
