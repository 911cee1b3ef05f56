namespace LeadToCash.Configuration;

/// <summary>Codes of products, groups, options and rules.</summary>
internal static class Codes
{
    private const int Longest = 64;

    /// <summary>Whether a text is a code: letters A to Z and digits, and <c>- _ .</c> after the first of them.</summary>
    public static bool IsOne(string? text) => text is { Length: > 0 and <= Longest } && char.IsAsciiLetterOrDigit(text[0])
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
