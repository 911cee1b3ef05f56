using System.Text.Json.Serialization;

namespace LeadToCash.Books;

/// <summary>A balanced entry of the journal. One that is not balanced can't be made.</summary>
public sealed record JournalEntry
{
    /// <param name="source">What it follows from.</param>
    /// <param name="lines">Two or more, of one currency.</param>
    /// <exception cref="ArgumentException">Debit is not credit, there are fewer than two lines, an amount is not above nothing, or currencies are mixed.</exception>
    [JsonConstructor]
    public JournalEntry(EntrySource source, IReadOnlyList<JournalLine> lines)
    {
        if (lines.Count < 2 || lines.Any(line => line.Amount.MinorUnits <= 0) || lines.Select(line => line.Amount.Currency).Distinct().Count() > 1)
        {
            throw new ArgumentException($"Entry {source.EntryId} needs two or more lines of one currency, each of an amount above nothing.", nameof(lines));
        }

        Money difference = Money.Sum(lines.Select(line => line.DebitLessCredit), lines[0].Amount.Currency);
        if (!difference.IsZero)
        {
            throw new ArgumentException($"Entry {source.EntryId} is not balanced: debit less credit is {difference}.", nameof(lines));
        }

        (Source, Lines) = (source, lines);
    }

    /// <summary>What it follows from.</summary>
    public EntrySource Source { get; }

    /// <summary>Debits and credits, of equal sums.</summary>
    public IReadOnlyList<JournalLine> Lines { get; }

    /// <summary>Names it for ever: <c>{case}/{version}</c>, and <c>/2</c> and so on for further entries of one event.</summary>
    [JsonIgnore]
    public string Id => Source.EntryId;

    /// <summary>Legal entity whose books it is in.</summary>
    public required string LegalEntity { get; init; }

    /// <summary>Local date of the books that it counts for. A month that was closed moves it to the first open one.</summary>
    public required DateOnly PostingDate { get; init; }

    /// <summary>Its own local date: of the document, the payment, the end of the month in which revenue was earned.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Number of the document; null if there is none.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>What it is for, for people.</summary>
    public required string Text { get; init; }

    /// <summary>Who posted it by hand: <c>staff:anna</c>; null when it follows from an event.</summary>
    public string? By { get; init; }

    /// <summary>Currency of all lines, ISO 4217.</summary>
    [JsonIgnore]
    public string Currency => Lines[0].Amount.Currency;

    /// <summary>Sum of the debits, which is that of the credits.</summary>
    [JsonIgnore]
    public Money Total => Money.Sum(Lines.Where(line => line.Side == EntrySide.Debit).Select(line => line.Amount), Currency);
}

/// <summary>What an entry follows from: an event of a case, or somebody's decision.</summary>
/// <param name="CaseType">Kind of case; <see cref="Manual"/> when somebody posted it.</param>
/// <param name="CaseId">The case; of what was posted by hand, the key that it was posted under.</param>
/// <param name="Version">Place of the event in the case's history, from 1.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="Sequence">The how-manieth entry of the event, from 1.</param>
public sealed record EntrySource(string CaseType, string CaseId, long Version, string Event, int Sequence = 1)
{
    /// <summary>Kind of case of what was posted by hand.</summary>
    public const string Manual = "manual";

    /// <summary>Name of the entry.</summary>
    [JsonIgnore]
    public string EntryId => Sequence == 1 ? $"{CaseId}/{Version:D}" : $"{CaseId}/{Version:D}/{Sequence:D}";
}
