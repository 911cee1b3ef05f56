namespace LeadToCash.EInvoicing;

/// <summary>A text has a character that XML cannot hold.</summary>
/// <param name="element">Element or attribute of UBL where it would stand.</param>
/// <param name="character">The character by its number: U+0000.</param>
public sealed class UnwritableTextException(string element, string character) : Exception($"{element} has the character {character}, which XML 1.0 cannot hold.")
{
    /// <summary>Element or attribute of UBL where it would stand.</summary>
    public string Element { get; } = element;
}
