using LeadToCash.Documents;

namespace LeadToCash.DirectDebit;

/// <summary>
/// A creditor identifier of SEPA (EPC262-08), checked: country, two check digits (ISO 7064 mod 97-10), three characters that the creditor chooses and that are
/// not checked, and the country's own part. Germany's has 18 characters.
/// </summary>
public sealed record CreditorId
{
    private const int CheckedHead = 4;
    private const int BusinessCode = 3;
    private const int Longest = 35;
    private const int German = 18;

    private CreditorId(string value) => Value = value;

    /// <summary>Without blanks, in capitals.</summary>
    public string Value { get; }

    /// <summary>Reads one as people write it.</summary>
    /// <returns>Null when it is none.</returns>
    public static CreditorId? TryParse(string? text)
    {
        string value = (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        bool hasForm = value.Length is > CheckedHead + BusinessCode and <= Longest
            && value[..2].All(char.IsAsciiLetterUpper) && value[2..CheckedHead].All(char.IsAsciiDigit) && value.All(char.IsAsciiLetterOrDigit)
            && (!value.StartsWith("DE", StringComparison.Ordinal) || (value.Length == German && value[(CheckedHead + BusinessCode)..].All(char.IsAsciiDigit)));
        return hasForm && Mod97.IsValid(value.Remove(CheckedHead, BusinessCode)) ? new CreditorId(value) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
