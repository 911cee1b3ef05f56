namespace LeadToCash.Documents;

/// <summary>An international bank account number (ISO 13616), checked: its country's length and the check digits (mod 97-10).</summary>
public sealed record Iban
{
    private const int GroupLength = 4;
    private const int Longest = 34;

    private Iban(string value) => Value = value;

    /// <summary>Without blanks, in capitals.</summary>
    public string Value { get; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country => Value[..2];

    /// <summary>Whether its country is in the European Economic Area, where payments need no BIC beside it.</summary>
    public bool IsInEconomicArea => IbanLengths.InEconomicArea(Country);

    /// <summary>Reads one as people write it, with blanks and small letters.</summary>
    /// <returns>Null when it is none.</returns>
    public static Iban? TryParse(string? text)
    {
        string value = (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return value.Length > GroupLength && IbanLengths.Of(value[..2]) == value.Length && Mod97.IsValid(value) ? new Iban(value) : null;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">It is none.</exception>
    public static Iban Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is no IBAN: its length or its check digits are wrong.");

    /// <summary>Whether a text has an IBAN's form and check digits, whatever its country's length: XRechnung asks no more (BR-DE-19).</summary>
    public static bool HasCheckDigits(string? text)
    {
        string value = (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return value.Length is > GroupLength and <= Longest && value[..2].All(char.IsAsciiLetterUpper) && value[2..GroupLength].All(char.IsAsciiDigit) && Mod97.IsValid(value);
    }

    /// <summary>In groups of four, as people read it.</summary>
    public override string ToString() => string.Join(' ', Value.Chunk(GroupLength).Select(group => new string(group)));
}
