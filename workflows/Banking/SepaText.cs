using System.Globalization;
using System.Text;

namespace LeadToCash.Banking;

/// <summary>Text in the letters that every SEPA bank takes (EPC217-08): Latin letters, digits and / - ? : ( ) . , ' + and blanks.</summary>
public static class SepaText
{
    private const string Marks = "/-?:().,'+ ";

    /// <summary>Umlauts become two letters, accents are left out, other marks become points; cut to a length, never empty.</summary>
    public static string Of(string text, int longest)
    {
        StringBuilder plain = new();
        foreach (char c in text)
        {
            plain.Append(c switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'Ä' => "Ae", 'Ö' => "Oe", 'Ü' => "Ue", 'ß' => "ss", '&' => "+", _ => Bare(c) });
        }

        string taken = plain.ToString().Trim();
        return taken.Length == 0 ? "-" : taken[..Math.Min(longest, taken.Length)].TrimEnd();
    }

    private static string Bare(char c)
    {
        char letter = char.IsSurrogate(c) ? '.' : c.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.IsAsciiLetterOrDigit(letter) || Marks.Contains(letter, StringComparison.Ordinal) ? letter.ToString()
            : CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control ? "" : ".";
    }
}
