using System.Globalization;
using System.Text;
using LeadToCash.Calendar;
using Microsoft.Extensions.Options;

namespace LeadToCash.Books;

/// <summary>
/// A month of the journal as DATEV's programs read it: <c>EXTF</c>, Buchungsstapel, in Windows-1252, amounts with a comma. Each entry becomes pairs of accounts;
/// tax is said by the entries, so that automatic accounts get the key 40, which switches their own tax off.
/// </summary>
public sealed class DatevFile(Journal journal, Periods periods, AccountDetermination accounts, BusinessCalendars calendars, TimeProvider time, IOptions<BooksOptions> options)
{
    private const string NoAutomatic = "40";
    private const int LongestText = 60;
    private const int LongestNumber = 36;
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly string[] Columns =
    [
        "Umsatz (ohne Soll/Haben-Kz)", "Soll/Haben-Kennzeichen", "WKZ Umsatz", "Kurs", "Basis-Umsatz", "WKZ Basis-Umsatz", "Konto", "Gegenkonto (ohne BU-Schlüssel)",
        "BU-Schlüssel", "Belegdatum", "Belegfeld 1", "Belegfeld 2", "Skonto", "Buchungstext", "Postensperre", "Diverse Adressnummer", "Geschäftspartnerbank", "Sachverhalt",
        "Zinssperre", "Beleglink", "Beleginfo - Art 1", "Beleginfo - Inhalt 1", "Beleginfo - Art 2", "Beleginfo - Inhalt 2", "Beleginfo - Art 3", "Beleginfo - Inhalt 3",
        "Beleginfo - Art 4", "Beleginfo - Inhalt 4", "Beleginfo - Art 5", "Beleginfo - Inhalt 5", "Beleginfo - Art 6", "Beleginfo - Inhalt 6", "Beleginfo - Art 7",
        "Beleginfo - Inhalt 7", "Beleginfo - Art 8", "Beleginfo - Inhalt 8", "KOST1 - Kostenstelle",
    ];

    /// <summary>Writes the entries of a month in one currency, one after the other, so that memory does not grow with the month.</summary>
    public async Task WriteAsync(Stream stream, DateOnly month, string currency, CancellationToken cancellationToken)
    {
        string entity = options.Value.LegalEntity;
        bool isClosed = await periods.ClosedThroughAsync(entity, cancellationToken) >= month;
        await using StreamWriter writer = new(stream, Windows1252, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Header(month, currency, isClosed).AsMemory(), cancellationToken);
        await writer.WriteLineAsync(string.Join(';', Columns).AsMemory(), cancellationToken);
        await foreach ((JournalEntry entry, _) in journal.OfMonthAsync(entity, month, after: null, cancellationToken))
        {
            foreach (EntryPair pair in entry.Currency == currency ? EntryPairs.Of(entry) : [])
            {
                await writer.WriteLineAsync(Row(entry, pair).AsMemory(), cancellationToken);
            }
        }
    }

    private string Header(DateOnly month, string currency, bool isClosed)
    {
        string created = calendars.Own.DateOf(time.GetUtcNow()).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + calendars.Own.TimeOf(time.GetUtcNow()).ToString("HHmmssfff", CultureInfo.InvariantCulture);
        string[] fields =
        [
            "\"EXTF\"", "700", "21", "\"Buchungsstapel\"", "13", created, "", "\"LC\"", "\"\"", "\"\"",
            options.Value.DatevConsultant.ToString(CultureInfo.InvariantCulture), options.Value.DatevClient.ToString(CultureInfo.InvariantCulture),
            Day(new DateOnly(month.Year, 1, 1)), "4", Day(month), Day(month.LastDay()), $"\"{month.Name()}\"", "\"\"", "1", "0", isClosed ? "1" : "0", $"\"{currency}\"",
            "", "\"\"", "", "", "\"04\"", "", "", "\"\"", "\"\"",
        ];
        return string.Join(';', fields);
    }

    private string Row(JournalEntry entry, EntryPair pair)
    {
        bool isAutomatic = accounts.Chart.Find(pair.Debit)?.IsAutomatic == true || accounts.Chart.Find(pair.Credit)?.IsAutomatic == true;
        string[] fields = new string[Columns.Length];
        Array.Fill(fields, "");
        fields[0] = pair.Amount.Amount.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
        fields[1] = Quoted("S", 1);
        fields[2] = Quoted(entry.Currency, 3);
        fields[6] = pair.Debit;
        fields[7] = pair.Credit;
        fields[8] = isAutomatic ? Quoted(NoAutomatic, 4) : "";
        fields[9] = entry.PostingDate.ToString("ddMM", CultureInfo.InvariantCulture);
        fields[10] = Quoted(entry.DocumentNumber ?? "", LongestNumber);
        fields[13] = Quoted(entry.Text, LongestText);
        fields[20] = Quoted("Buchung", 20);
        fields[21] = Quoted(entry.Id, 210);
        fields[22] = Quoted("Eigenes Datum", 20);
        fields[23] = Quoted(entry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 210);
        fields[36] = Quoted(pair.Unit ?? "", LongestNumber);
        return string.Join(';', fields);
    }

    private static string Quoted(string text, int longest)
    {
        string cut = text.Length > longest ? text[..longest] : text;
        return $"\"{cut.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
    }

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
