namespace LeadToCash.Catalog;

/// <summary>The order of serial numbers: runs of digits count by their value, all else by its characters, letters' case aside; so 815 and 0815 are one, and A9 is before A10.</summary>
public static class SerialNumbers
{
    private const int Longest = 64;

    /// <summary>Whether a text can be one: 1 to 64 letters, digits and <c>-._</c>.</summary>
    public static bool Is(string? text) => text is { Length: > 0 and <= Longest } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    /// <summary>Below 0, 0 or above 0 as the first is before, at or after the second.</summary>
    public static int Compare(string first, string second)
    {
        (int i, int j) = (0, 0);
        while (i < first.Length && j < second.Length)
        {
            (int endI, int endJ) = (EndOfRun(first, i), EndOfRun(second, j));
            bool digits = char.IsAsciiDigit(first[i]) && char.IsAsciiDigit(second[j]);
            int order = digits
                ? CompareNumbers(first.AsSpan(i, endI - i).TrimStart('0'), second.AsSpan(j, endJ - j).TrimStart('0'))
                : char.ToUpperInvariant(first[i]).CompareTo(char.ToUpperInvariant(second[j]));
            if (order != 0)
            {
                return order;
            }

            (i, j) = digits ? (endI, endJ) : (i + 1, j + 1);
        }

        return (first.Length - i).CompareTo(second.Length - j);
    }

    private static int CompareNumbers(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.Length != second.Length ? first.Length.CompareTo(second.Length) : first.SequenceCompareTo(second);

    private static int EndOfRun(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }
}
