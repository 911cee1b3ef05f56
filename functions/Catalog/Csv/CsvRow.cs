using System.Globalization;

namespace LeadToCash.Catalog.Csv;

/// <summary>A row of a CSV file, by column; what can't be read is noted with row and column, and something harmless stands in its place.</summary>
/// <param name="number">Row from 1; the header is row 1.</param>
/// <param name="fields">Values by column, without blanks around them.</param>
/// <param name="errors">Where errors are noted.</param>
internal sealed class CsvRow(int number, IReadOnlyDictionary<string, string> fields, List<CsvError> errors)
{
    private static readonly char[] Blanks = [' '];

    /// <summary>Row from 1.</summary>
    public int Number => number;

    /// <summary>The columns that begin with a prefix, each with what follows it; empty ones left out.</summary>
    public Dictionary<string, string> Prefixed(string prefix) => fields
        .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal) && field.Value.Length > 0)
        .ToDictionary(field => field.Key[prefix.Length..], field => field.Value, StringComparer.Ordinal);

    /// <summary>The text; empty if there is none.</summary>
    public string Text(string column) => fields.GetValueOrDefault(column, "");

    /// <summary>The text, or null if there is none.</summary>
    public string? Optional(string column) => Text(column) is { Length: > 0 } text ? text : null;

    /// <summary>The parts of a text that blanks separate.</summary>
    public string[] List(string column) => Text(column).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A number with a decimal point and nothing between thousands; null if the field is empty.</summary>
    public decimal? Decimal(string column) => Parsed(column, text =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value) && Math.Abs(value) < 1_000_000_000_000m
            ? value
            : (decimal?)null, "a number such as 1234.50");

    /// <summary>A whole number; null if the field is empty.</summary>
    public int? Whole(string column) => Parsed(column, text =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : (int?)null, "a whole number");

    /// <summary>A percentage; null if the field is empty.</summary>
    public Percentage? Percent(string column) => Decimal(column) is { } value ? new Percentage(value) : null;

    /// <summary>An amount that has no more digits than its currency; null if the field is empty.</summary>
    public Money? Amount(string column, string currency)
    {
        if (Decimal(column) is not { } value || !Currencies.IsCode(currency))
        {
            return null;
        }

        var amount = Money.Of(value, currency);
        Require(amount.Amount == value, column, $"{currency} has {Currencies.Digits(currency)} digits after the point.");
        return amount;
    }

    /// <summary>A date; null if the field is empty.</summary>
    public DateOnly? Date(string column) => Parsed(column, text =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : (DateOnly?)null, "a date such as 2026-03-02");

    /// <summary>A date that must be there.</summary>
    public DateOnly RequiredDate(string column)
    {
        Require(Text(column).Length > 0, column, "There must be a date.");
        return Date(column) ?? default;
    }

    /// <summary>Notes every row whose date one before it has.</summary>
    public static void RequireDistinctDates(IEnumerable<CsvRow> rows)
    {
        HashSet<string> dates = new(StringComparer.Ordinal);
        foreach (CsvRow row in rows)
        {
            row.Require(dates.Add(row.Text("validFrom")), "validFrom", $"There is another row for {row.Text("validFrom")}.");
        }
    }

    /// <summary>One of the names of an enumeration; null if the field is empty.</summary>
    public TEnum? Named<TEnum>(string column)
        where TEnum : struct, Enum => Parsed(column, text =>
            Enum.GetNames<TEnum>().FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<TEnum>(known) : (TEnum?)null,
            $"one of {string.Join(", ", Enum.GetNames<TEnum>())}");

    /// <summary>True or false; false if the field is empty.</summary>
    public bool Flag(string column) => Parsed(column, text => bool.TryParse(text, out bool value) ? value : (bool?)null, "true or false") ?? false;

    /// <summary>Notes an error unless something holds.</summary>
    public void Require(bool holds, string column, string sentence)
    {
        if (!holds)
        {
            errors.Add(new CsvError(number, column, sentence));
        }
    }

    private T? Parsed<T>(string column, Func<string, T?> parse, string expected)
        where T : struct
    {
        string text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        T? value = parse(text);
        Require(value is not null, column, $"'{text}' is not {expected}.");
        return value;
    }
}

/// <summary>What is wrong in a CSV file.</summary>
/// <param name="Row">Row from 1; the header is row 1.</param>
/// <param name="Column">Name of the column; empty for the whole row.</param>
/// <param name="Sentence">For people.</param>
internal sealed record CsvError(int Row, string Column, string Sentence)
{
    /// <summary>Where: <c>row 12, column amount</c>.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"row {Row}{(Column.Length > 0 ? $", column {Column}" : "")}");
}
