using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>The forms of CSV exports that are known, from <c>csv-formats.json</c>, checked at start.</summary>
public sealed class CsvFormats
{
    private CsvFormats(IReadOnlyList<CsvFormat> all) => All = all;

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<CsvFormat> All { get; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">A form is wrong; says which.</exception>
    public static CsvFormats Load(string path)
    {
        try
        {
            IReadOnlyList<CsvFormat> formats = JsonSerializer.Deserialize<IReadOnlyList<CsvFormat>>(File.ReadAllText(path), CaseJson.Options)!;
            foreach (CsvFormat format in formats)
            {
                Check(format);
            }

            return new CsvFormats(formats);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }

    private static void Check(CsvFormat format)
    {
        if (format.DecimalSeparator is not (',' or '.') || format.Dates.Count == 0 || format.Text.Count == 0 || format.Required.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"The form '{format.Name}' needs columns for day, amount and text, a form of dates, and , or . for decimals.");
        }
    }
}
