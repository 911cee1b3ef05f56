namespace LeadToCash.Catalog;

/// <summary>A device that a part fits, by product and range of serial numbers, for some time.</summary>
/// <param name="Product">Item number of the device.</param>
/// <param name="SerialFrom">First serial number, in the order of <see cref="SerialNumbers"/>; null for all from the beginning.</param>
/// <param name="SerialTo">Last one; null for all until the end.</param>
/// <param name="ValidFrom">First local date on which the part is sold for it; null for always.</param>
/// <param name="ValidTo">Last local date; null for no end.</param>
public sealed record PartFit(string Product, string? SerialFrom = null, string? SerialTo = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null)
{
    /// <summary>Whether it fits some device of a product on a local date.</summary>
    public bool IsFor(string product, DateOnly date) =>
        string.Equals(Product, product, StringComparison.OrdinalIgnoreCase) && (ValidFrom is null || ValidFrom <= date) && (ValidTo is null || date <= ValidTo);

    /// <summary>Whether it fits one device on a local date.</summary>
    public bool IsFor(string product, string serial, DateOnly date) =>
        IsFor(product, date)
        && (SerialFrom is null || SerialNumbers.Compare(SerialFrom, serial) <= 0)
        && (SerialTo is null || SerialNumbers.Compare(serial, SerialTo) <= 0);
}
