namespace LeadToCash.Links;

/// <summary>Texts about links that do not work; German beside this file, English in it.</summary>
public sealed class LinkTexts;
