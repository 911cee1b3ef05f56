namespace LeadToCash.Documents;

/// <summary>Names the texts of documents: <c>DocumentTexts.resx</c> in English, <c>DocumentTexts.de.resx</c> in German.</summary>
public sealed class DocumentTexts;
