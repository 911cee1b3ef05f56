using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Durable;

/// <summary>Text of any length in table columns, which hold 32 K characters each.</summary>
internal static class TextColumns
{
    /// <summary>What one row takes: well under the 1 MB of a row, and under the 4 MB of a transaction with a few of them.</summary>
    internal const int RowCapacity = 240_000;

    private const int ColumnCapacity = 30_000;

    internal static void Write(List<EntityProperty> row, string name, string text)
    {
        if (text.Length <= ColumnCapacity)
        {
            row.Add(new(name, text));
            return;
        }

        for (int at = 0, column = 0; at < text.Length; column++)
        {
            int length = Take(text, at, ColumnCapacity);
            row.Add(new(Column(name, column), text.Substring(at, length)));
            at += length;
        }
    }

    internal static string? Read(TableEntity row, string name)
    {
        if (row.GetString(name) is not { Length: >= ColumnCapacity - 1 } first)
        {
            return row.GetString(name);
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
