namespace LeadToCash.Availability;

/// <summary>Texts of the stock page; German beside this file, English in it.</summary>
public sealed class StockTexts;
