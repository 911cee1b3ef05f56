using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Books;

/// <summary>
/// How the books lie in tables: a partition for each month of a legal entity with its head, its entries by date and its postings by account and date; a
/// partition for each case that says in which month its entries are.
/// </summary>
internal static class JournalRows
{
    public static readonly (string First, string Beyond) Entries = ("e-", "e.");

    public static string Partition(string legalEntity, DateOnly month) => $"{legalEntity}-{month.Name()}";

    public static string HeadKey(string partition) => "head-" + partition;

    public static string EntryKey(JournalEntry entry) => $"{Entries.First}{Day(entry.PostingDate)}-{CaseRows.Escaped(entry.Id)}";

    public static (string First, string Beyond) Account(string number) => ($"a-{number}-", $"a-{number}.");

    public static string PlacePartition(string caseId) => CaseRows.Escaped(caseId);

    public static string PlaceKey(EntrySource source) =>
        string.Create(CultureInfo.InvariantCulture, $"{source.Version:D10}-{source.Sequence:D3}-{CaseRows.Escaped(source.CaseId)}");

    public static TableEntity Head(string partition, LedgerMonth month) =>
        CaseRows.WithJson(new TableEntity(partition, HeadKey(partition)), JsonSerializer.Serialize(month, CaseJson.Options));

    public static LedgerMonth ReadHead(TableEntity row) => Read<LedgerMonth>(row);

    /// <summary>The entry, and a row for each of its lines under its account.</summary>
    public static IEnumerable<TableEntity> Of(string partition, JournalEntry entry)
    {
        yield return CaseRows.WithJson(new TableEntity(partition, EntryKey(entry)), JsonSerializer.Serialize(entry, CaseJson.Options));
        for (int i = 0; i < entry.Lines.Count; i++)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"{Account(entry.Lines[i].Account).First}{Day(entry.PostingDate)}-{i:D3}-{CaseRows.Escaped(entry.Id)}");
            yield return CaseRows.WithJson(new TableEntity(partition, key), JsonSerializer.Serialize(AccountPosting.Of(entry, entry.Lines[i]), CaseJson.Options));
        }
    }

    public static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(CaseRows.Json(row), CaseJson.Options)!;

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

/// <summary>A line of an entry, as the sheet of its account shows it.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Source">What it follows from.</param>
/// <param name="PostingDate">Local date of the books.</param>
/// <param name="Date">Its own local date.</param>
/// <param name="DocumentNumber">Number of the document; null if none.</param>
/// <param name="Text">What it is for.</param>
/// <param name="Unit">Business unit; null for none.</param>
/// <param name="Side">Debit or credit.</param>
/// <param name="Amount">Above nothing.</param>
public sealed record AccountPosting(
    string EntryId, EntrySource Source, DateOnly PostingDate, DateOnly Date, string? DocumentNumber, string Text, string? Unit, EntrySide Side, Money Amount)
{
    internal static AccountPosting Of(JournalEntry entry, JournalLine line) =>
        new(entry.Id, entry.Source, entry.PostingDate, entry.Date, entry.DocumentNumber, entry.Text, line.Unit, line.Side, line.Amount);
}
