namespace LeadToCash.Dunning;

/// <summary>Anchor of the texts of letters and mails.</summary>
public sealed class DunningTexts;
