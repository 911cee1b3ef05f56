namespace LeadToCash.OpportunityToQuote;

/// <summary>Names the texts of this step: <c>QuoteTexts.resx</c> in English, <c>QuoteTexts.de.resx</c> in German.</summary>
public sealed class QuoteTexts;
