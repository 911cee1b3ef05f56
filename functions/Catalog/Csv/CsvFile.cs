using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace LeadToCash.Catalog.Csv;

/// <summary>Reads and writes CSV (RFC 4180, UTF-8, comma, header).</summary>
internal static class CsvFile
{
    private const int MaximumErrors = 100;

    /// <summary>The rows of a file; unknown, missing or repeated columns and rows of another length are errors.</summary>
    public static (IReadOnlyList<CsvRow> Rows, List<CsvError> Errors) Read(Stream stream, IReadOnlyList<string> columns)
    {
        List<CsvError> errors = [];
        List<CsvRow> rows = [];
        using StreamReader text = new(stream);
        using CsvParser parser = new(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => errors.Add(new CsvError(bad.Context.Parser!.Row, "", "The row has a quotation mark where none may be.")),
            TrimOptions = TrimOptions.Trim,
        });
        if (!parser.Read())
        {
            return ([], [new CsvError(1, "", "The file is empty.")]);
        }

        string[] header = parser.Record!;
        errors.AddRange(HeaderErrors(header, columns));
        for (int number = 2; errors.Count < MaximumErrors && parser.Read(); number++)
        {
            string[] record = parser.Record!;
            if (record.Length != header.Length)
            {
                errors.Add(new CsvError(number, "", $"The row has {record.Length} fields, the header {header.Length}."));
            }
            else if (errors.All(error => error.Row > 1))
            {
                rows.Add(new CsvRow(number, header.Zip(record).ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal), errors));
            }
        }

        return (rows, errors);
    }

    /// <summary>The file: a header and rows of as many fields.</summary>
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using MemoryStream stream = new();
        using (StreamWriter text = new(stream, leaveOpen: true))
        using (CsvWriter csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
        {
            foreach (IReadOnlyList<object?> row in rows.Prepend([.. columns]))
            {
                foreach (object? field in row)
                {
                    csv.WriteField(Text(field));
                }

                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }

    private static string Text(object? field) => field switch
    {
        null => "",
        string text => text,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Money money => money.Amount.ToString(CultureInfo.InvariantCulture),
        Percentage percentage => percentage.Value.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "",
        Enum name => char.ToLowerInvariant(name.ToString()[0]) + name.ToString()[1..],
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A CSV field can't hold {field.GetType()}."),
    };

    private static IEnumerable<CsvError> HeaderErrors(string[] header, IReadOnlyList<string> columns)
    {
        string[] names = [.. columns.Where(column => !column.EndsWith('*'))];
        string[] prefixes = [.. columns.Where(column => column.EndsWith('*')).Select(column => column[..^1])];
        foreach (string column in header.Where(column => !names.Contains(column) && !prefixes.Any(prefix => column.StartsWith(prefix, StringComparison.Ordinal))).Distinct())
        {
            yield return new CsvError(1, column, $"There is no such column; there are {string.Join(", ", columns)}.");
        }

        foreach (string column in names.Where(column => !header.Contains(column)))
        {
            yield return new CsvError(1, column, "The column is missing.");
        }

        foreach (IGrouping<string, string> column in header.GroupBy(column => column, StringComparer.Ordinal).Where(column => column.Count() > 1))
        {
            yield return new CsvError(1, column.Key, "The column is there twice.");
        }
    }
}
