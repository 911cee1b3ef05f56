namespace LeadToCash.CollectiveBilling;

/// <summary>Texts of what is collected, for customers; German beside this file, English in it.</summary>
public sealed class CollectiveTexts;
