using System.Text.Json.Serialization;

namespace LeadToCash.Banking;

/// <summary>How a bank writes its CSV export: names of columns, and how dates and amounts look.</summary>
public sealed record CsvFormat
{
    /// <summary>Its name, which statements keep.</summary>
    public required string Name { get; init; }

    /// <summary>What separates fields; a semicolon unless given.</summary>
    public char Delimiter { get; init; } = ';';

    /// <summary>Forms of dates, the first that fits counts: <c>dd.MM.yyyy</c>.</summary>
    public required IReadOnlyList<string> Dates { get; init; }

    /// <summary>What separates decimals: <c>,</c> or <c>.</c>; the other one separates thousands.</summary>
    [JsonPropertyName("decimal")]
    public char DecimalSeparator { get; init; } = ',';

    /// <summary>Column of the booking day.</summary>
    public required string BookedOn { get; init; }

    /// <summary>Column of the amount, with its sign.</summary>
    public required string Amount { get; init; }

    /// <summary>Columns of the payer's text, joined by blanks.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    /// <summary>Column of our account; null if the file does not name it.</summary>
    public string? Account { get; init; }

    /// <summary>Column of the value day.</summary>
    public string? ValueOn { get; init; }

    /// <summary>Column of the currency; euros without one.</summary>
    public string? Currency { get; init; }

    /// <summary>Column of the other side's name.</summary>
    public string? Party { get; init; }

    /// <summary>Column of the other side's IBAN.</summary>
    public string? Iban { get; init; }

    /// <summary>Column of the reference from end to end.</summary>
    public string? EndToEndId { get; init; }

    /// <summary>Column of the mandate's reference.</summary>
    public string? MandateId { get; init; }

    /// <summary>Column of the bank's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Column of fees that are in the amount.</summary>
    public string? Charges { get; init; }

    /// <summary>Column of the kind of booking.</summary>
    public string? Kind { get; init; }

    /// <summary>Words in that column that name a return; case does not matter.</summary>
    public IReadOnlyList<string> ReturnKinds { get; init; } = [];

    /// <summary>Column that tells pending lines, which are left out.</summary>
    public string? Pending { get; init; }

    /// <summary>What stands there when a line is pending; case does not matter.</summary>
    public IReadOnlyList<string> PendingWords { get; init; } = [];

    /// <summary>Columns without which a file is not of this form.</summary>
    public IEnumerable<string> Required => [BookedOn, Amount, .. Text];
}
