using System.Globalization;
using System.Text;

namespace LeadToCash.Local.Durable;

/// <summary>Keys of the engine's tables. Instance ids may hold characters that a key must not; they are written as %XXXX.</summary>
internal static class TableKey
{
    internal const string State = "state";

    internal static string Of(string instanceId)
    {
        if (!instanceId.AsSpan().ContainsAny("/\\#?%") && !instanceId.Any(char.IsControl))
        {
            return instanceId;
        }

        var key = new StringBuilder(instanceId.Length + 16);
        foreach (char letter in instanceId)
        {
            key.Append(letter is '/' or '\\' or '#' or '?' or '%' || char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"%{(int)letter:X4}") : letter);
        }

        return key.ToString();
    }

    internal static string InstanceId(string key)
    {
        int escape = key.IndexOf('%', StringComparison.Ordinal);
        if (escape < 0)
        {
            return key;
        }

        var id = new StringBuilder(key.Length);
        for (int i = 0; i < key.Length; i++)
        {
            if (key[i] == '%')
            {
                id.Append((char)int.Parse(key.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                id.Append(key[i]);
            }
        }

        return id.ToString();
    }

    internal static string History(int generation, int index) => Row("history", generation, index);

    /// <summary>A row of a long text. It is named by the commit that wrote it, so that no commit ever overwrites another's.</summary>
    internal static string Text(string column, long commit, int index) => Row(column, commit, index);

    private static string Row(string kind, long number, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}:{number:D10}:{index:D8}");
}
