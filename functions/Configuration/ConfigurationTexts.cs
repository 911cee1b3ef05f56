namespace LeadToCash.Configuration;

/// <summary>Names the texts of this step: <c>ConfigurationTexts.resx</c> in English, <c>ConfigurationTexts.de.resx</c> in German.</summary>
public sealed class ConfigurationTexts;
