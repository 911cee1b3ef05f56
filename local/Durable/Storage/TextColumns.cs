using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>Text of any length in table columns, which hold 32 K characters each.</summary>
internal static class TextColumns
{
    /// <summary>What one row takes: well under the 1 MB of a row, and under the 4 MB of a transaction with a few of them.</summary>
    internal const int RowCapacity = 240_000;

    private const int ColumnCapacity = 30_000;

    internal static void Write(TableEntity row, string name, string text)
    {
        // The last column is always a short one, so that a reader never takes what an earlier, longer text left behind it.
        for (int at = 0, column = 0, length = ColumnCapacity; length >= ColumnCapacity - 1; column++, at += length)
        {
            length = Take(text, at, ColumnCapacity);
            row[Column(name, column)] = text.Substring(at, length);
        }
    }

    internal static string? Read(TableEntity row, string name)
    {
        if (row.GetString(name) is not { } first)
        {
            return null;
        }

        if (first.Length < ColumnCapacity - 1)
        {
            return first;
        }

        var text = new StringBuilder(first);
        for (int column = 1; row.GetString(Column(name, column)) is { } part; column++)
        {
            text.Append(part);
            if (part.Length < ColumnCapacity - 1)
            {
                break;
            }
        }

        return text.ToString();
    }

    /// <summary>Cuts text into what one row holds each.</summary>
    internal static IEnumerable<string> RowsOf(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int length = Take(text, at, RowCapacity);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static string Column(string name, int index) =>
        index == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{index}");

    /// <summary>A cut never parts a surrogate pair: half of one can't be stored.</summary>
    private static int Take(string text, int at, int most)
    {
        int length = Math.Min(most, text.Length - at);
        return length > 1 && at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]) ? length - 1 : length;
    }
}
