namespace LeadToCash.Catalog;

/// <summary>Where a product stands in a series of sizes.</summary>
/// <param name="Name">Name of the series; the letters' case does not matter.</param>
/// <param name="Size">Its size there, above 0: the next larger one is proposed instead of it.</param>
public sealed record SeriesPlace(string Name, decimal Size);
