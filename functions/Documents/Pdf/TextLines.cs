using System.Globalization;
using System.Text;

namespace LeadToCash.Documents.Pdf;

/// <summary>Breaks texts into lines that fit a width: between words, after hyphens, slashes and at signs, and inside of a word only when it is wider than a line.</summary>
internal static class TextLines
{
    private const char Stranger = '?';

    /// <summary>The lines of a text; line breaks in it are kept. At least one line.</summary>
    public static List<string> Wrap(string text, TextStyle style, double width)
    {
        List<string> lines = [];
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Wrap(Printable(paragraph, style), style, width, lines);
        }

        return lines;
    }

    /// <summary>
    /// What the font can show: controls become blanks, soft hyphens and joiners go, characters that the font lacks become question marks.
    /// </summary>
    public static string Printable(string text, TextStyle style)
    {
        StringBuilder printable = new(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                printable.Append(rune.Value == '\u00a0' ? '\u00a0' : ' ');
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                printable.Append(rune.IsBmp && style.Has((char)rune.Value) ? (char)rune.Value : Stranger);
            }
        }

        return printable.ToString();
    }

    private static void Wrap(string text, TextStyle style, double width, List<string> lines)
    {
        int start = 0;
        while (text.Length - start > 0 && style.Width(text.AsSpan(start).TrimEnd(' ')) > width)
        {
            int end = Break(text, start, style, width);
            lines.Add(text[start..end].TrimEnd(' '));
            start = end;
            while (start < text.Length && text[start] == ' ')
            {
                start++;
            }
        }

        lines.Add(text[start..].TrimEnd(' '));
    }

    /// <summary>Where the line ends that starts at a place: at least one character later.</summary>
    private static int Break(string text, int start, TextStyle style, double width)
    {
        (int after, double used) = (start, 0);
        int good = -1;
        while (after < text.Length)
        {
            used += style.Width(text.AsSpan(after, 1));
            if (used > width && text[after] != ' ')
            {
                break;
            }

            after++;
            if (text[after - 1] is ' ' or '-' or '/' or '@')
            {
                good = after;
            }
        }

        return good > start ? good : Math.Max(after, start + 1);
    }
}
