using System.Collections.Frozen;
using System.Globalization;
using LeadToCash.Customers;

namespace LeadToCash.FieldService;

/// <summary>Where German post codes are, from <c>post-codes-de.csv</c>.</summary>
public sealed class PostCodes
{
    private readonly FrozenDictionary<string, GeoPoint> _places;

    private PostCodes(FrozenDictionary<string, GeoPoint> places) => _places = places;

    /// <summary>The place of an address; null abroad, without an address and for an unknown post code.</summary>
    public GeoPoint? Find(PostalAddress? address) =>
        address is { Country: "DE" } ? _places.GetValueOrDefault(address.PostCode.Trim()) : null;

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">A line is wrong; says which.</exception>
    public static PostCodes Load(string path) => new(
        File.ReadLines(path).Select((line, index) => (line, number: index + 1))
            .Where(row => row.line.Length > 0 && char.IsAsciiDigit(row.line[0]))
            .Select(row => Parse(path, row.line, row.number))
            .ToFrozenDictionary(row => row.Code, row => row.Place, StringComparer.Ordinal));

    private static (string Code, GeoPoint Place) Parse(string path, string line, int number)
    {
        string[] fields = line.Split(',');
        return fields.Length == 3
            && double.TryParse(fields[1], CultureInfo.InvariantCulture, out double latitude)
            && double.TryParse(fields[2], CultureInfo.InvariantCulture, out double longitude)
            ? (fields[0], new GeoPoint(latitude, longitude))
            : throw new InvalidDataException($"{path}, line {number}: expected postCode,latitude,longitude but found '{line}'.");
    }
}
