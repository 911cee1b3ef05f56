namespace LeadToCash.Documents;

/// <summary>A structured creditor reference (ISO 11649): RF, two check digits, up to 21 letters and digits. Banks refuse a mistyped one.</summary>
public sealed record CreditorReference
{
    private const int Longest = 21;

    private CreditorReference(string value) => Value = value;

    /// <summary>Without blanks, in capitals.</summary>
    public string Value { get; }

    /// <summary>The reference of a document's number; blanks and marks are left out: RE-2026-00007 becomes RF..RE202600007.</summary>
    /// <exception cref="ArgumentException">No letter or digit is in it, or more than 21 are.</exception>
    public static CreditorReference Of(string number)
    {
        string rest = new([.. number.ToUpperInvariant().Where(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))]);
        return rest.Length is > 0 and <= Longest
            ? new CreditorReference("RF" + Mod97.CheckDigits("RF", rest) + rest)
            : throw new ArgumentException($"'{number}' makes no creditor reference: 1 to {Longest} letters and digits.", nameof(number));
    }

    /// <summary>Reads one as people write it.</summary>
    /// <returns>Null when it is none.</returns>
    public static CreditorReference? TryParse(string? text)
    {
        string value = (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return value.StartsWith("RF", StringComparison.Ordinal) && value.Length <= Longest + 4 && Mod97.IsValid(value) ? new CreditorReference(value) : null;
    }
}
