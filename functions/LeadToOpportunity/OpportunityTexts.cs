namespace LeadToCash.LeadToOpportunity;

/// <summary>Names the texts of this step: <c>OpportunityTexts.resx</c> in English, <c>OpportunityTexts.de.resx</c> in German.</summary>
public sealed class OpportunityTexts;
