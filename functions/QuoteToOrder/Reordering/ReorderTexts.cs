namespace LeadToCash.QuoteToOrder.Reordering;

/// <summary>Texts of the page on which customers reorder parts; German beside this file, English in it.</summary>
public sealed class ReorderTexts;
