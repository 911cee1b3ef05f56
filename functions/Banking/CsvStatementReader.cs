using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LeadToCash.Documents;

namespace LeadToCash.Banking;

/// <summary>
/// Reads a bank's CSV export in one of the forms that are known; the header tells which, wherever in the first lines it stands. UTF-8, or Windows-1252 where
/// that is no UTF-8. Such a file has no balances and mostly no references: the days that it holds must be whole.
/// </summary>
public sealed class CsvStatementReader(CsvFormats formats)
{
    private const int MaximumLines = 50_000;
    private const int HeaderWithin = 20;
    private const int WindowsWestern = 1252;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The bytes.</param>
    /// <param name="account">Our account, for files that do not name it.</param>
    /// <exception cref="UnreadableStatementException">It is no such file; says in which line and column.</exception>
    public IReadOnlyList<ParsedStatement> Read(byte[] file, string account)
    {
        string text = Decode(file);
        (CsvFormat format, int header) = FormatOf(text);
        List<MovementEntry> entries = [];
        using CsvReader csv = Open(text, format);
        for (int line = 1; csv.Read(); line++)
        {
            if (line == header)
            {
                csv.ReadHeader();
            }
            else if (line > header && csv.Parser.Record!.Any(field => field.Length > 0))
            {
                CsvLine row = new(csv, format);
                entries.AddRange(row.IsPending ? [] : [row.Read(account)]);
            }

            if (entries.Count > MaximumLines)
            {
                throw new UnreadableStatementException(new StatementError(csv.Parser.RawRow, "", $"A file has at most {MaximumLines:N0} lines; send it in parts."));
            }
        }

        return entries.Count > 0
            ? [.. entries.GroupBy(entry => entry.Account).Select(group => new ParsedStatement(group.Key, null, null, null, format.Name, [.. group]))]
            : throw new UnreadableStatementException(new StatementError(header, "", "The file has no booked lines."));
    }

    private static string Decode(byte[] file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(WindowsWestern)!.GetString(file);
        }
    }

    private (CsvFormat Format, int Header) FormatOf(string text)
    {
        foreach (CsvFormat format in formats.All)
        {
            using CsvReader csv = Open(text, format);
            for (int line = 1; line <= HeaderWithin && csv.Read(); line++)
            {
                if (format.Required.All(column => csv.Parser.Record!.Contains(column, StringComparer.OrdinalIgnoreCase)))
                {
                    return (format, line);
                }
            }
        }

        string known = string.Join("; ", formats.All.Select(format => $"{format.Name}: {string.Join(", ", format.Required)}"));
        throw new UnreadableStatementException(new StatementError(1, "", $"No header of a known form is in the first {HeaderWithin} lines ({known})."));
    }

    private static CsvReader Open(string text, CsvFormat format) => new(
        new StringReader(text),
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = format.Delimiter.ToString(),
            BadDataFound = null,
            MissingFieldFound = null,
            TrimOptions = TrimOptions.Trim,
            PrepareHeaderForMatch = header => header.Header?.ToUpperInvariant() ?? "",
        });

    /// <summary>One row.</summary>
    private sealed class CsvLine(CsvReader csv, CsvFormat format)
    {
        public bool IsPending => Text(format.Pending) is { } mark && format.PendingWords.Any(word => mark.Contains(word, StringComparison.OrdinalIgnoreCase));

        public MovementEntry Read(string account)
        {
            Money amount = Amount(format.Amount) ?? throw Wrong(format.Amount, "There is no amount.");
            return new MovementEntry
            {
                Source = MovementSource.Csv,
                Account = (Text(format.Account) ?? account).Replace(" ", "", StringComparison.Ordinal),
                BookedOn = Date(format.BookedOn) ?? throw Wrong(format.BookedOn, "There is no booking day."),
                ValueOn = Date(format.ValueOn),
                Amount = amount,
                Party = Text(format.Party),
                PartyIban = Iban.TryParse(Text(format.Iban))?.Value,
                Text = string.Join(' ', format.Text.Select(Text).OfType<string>()),
                EndToEndId = Text(format.EndToEndId) is { } id && id != "NOTPROVIDED" ? id : null,
                MandateId = Text(format.MandateId),
                BankReference = Text(format.Reference),
                Charges = Amount(format.Charges) is { IsZero: false } fee ? new Money(Math.Abs(fee.MinorUnits), fee.Currency) : null,
                Return = Text(format.Kind) is { } kind && format.ReturnKinds.Any(word => kind.Contains(word, StringComparison.OrdinalIgnoreCase)) ? new ReturnReason("returned", kind) : null,
            };
        }

        private string? Text(string? column) => column is not null && csv.TryGetField(column, out string? text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        private Money? Amount(string? column)
        {
            if (column is null || Text(column) is not { } text)
            {
                return null;
            }

            string currency = Text(format.Currency)?.ToUpperInvariant() ?? "EUR";
            char thousands = format.DecimalSeparator == ',' ? '.' : ',';
            string number = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('€' or '\''))]).Replace('−', '-');
            string plain = number.Replace(thousands.ToString(), "", StringComparison.Ordinal).Replace(format.DecimalSeparator, '.');
            bool isGrouped = number.Split(format.DecimalSeparator)[0].TrimStart('+', '-').Split(thousands) is [{ Length: <= 3 }, .. var groups] && groups.All(group => group.Length == 3);
            return Currencies.IsCode(currency) && (isGrouped || !number.Contains(thousands))
                && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
                && Math.Abs(value) < 1_000_000_000_000m && decimal.Round(value, Currencies.Digits(currency)) == value
                ? Money.Of(value, currency)
                : throw Wrong(column, $"'{text}' with currency '{currency}' is no amount.");
        }

        private DateOnly? Date(string? column) => column is null || Text(column) is not { } text
            ? null
            : DateOnly.TryParseExact(text, [.. format.Dates], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                ? date
                : throw Wrong(column, $"'{text}' is no date of the form {string.Join(" or ", format.Dates)}.");

        private UnreadableStatementException Wrong(string column, string sentence) => new(new StatementError(csv.Parser.RawRow, column, sentence));
    }
}
