namespace LeadToCash.EInvoicing;

/// <summary>BG-24: a document that supports the invoice.</summary>
/// <param name="Reference">BT-122: its number or name.</param>
/// <param name="Description">BT-123: what it is.</param>
/// <param name="Location">BT-124: URL where it is found.</param>
/// <param name="Attachment">BT-125: the document itself.</param>
public sealed record SupportingDocument(string? Reference, string? Description = null, string? Location = null, AttachedDocument? Attachment = null);

/// <summary>BT-125: an attached document.</summary>
/// <param name="MimeType">Its type: PDF, PNG, JPEG, CSV, or a spreadsheet.</param>
/// <param name="FileName">Its name; unique within the invoice.</param>
/// <param name="Content">Its bytes.</param>
public sealed record AttachedDocument(string? MimeType, string? FileName, ReadOnlyMemory<byte> Content);
