using System.Globalization;
using System.Text;

namespace LeadToCash.Local.Durable;

/// <summary>
/// Keys of the engine's tables. Instance ids may hold characters that a key must not; they are written as %XXXX. A row key names the instance too:
/// Azurite looks a row up among all of its row key, whatever their partition, so that a key shared by all instances would cost a walk over them.
/// </summary>
internal static class TableKey
{
    /// <summary>The longest <see cref="Of"/> an instance id: its longest row key is a Table storage key, of 512 characters at most.</summary>
    internal const int Longest = 480;

    /// <summary>What the row keys of state rows lie between.</summary>
    internal static readonly (string First, string Beyond) States = ("state:", "state;");

    internal static string State(string key) => States.First + key;

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

    internal static string History(string key, int generation, int index) => Row("history", key, generation, index);

    /// <summary>A row of a long text. It is named by the commit that wrote it, so that no commit ever overwrites another's.</summary>
    internal static string Text(string column, string key, long commit, int index) => Row(column, key, commit, index);

    private static string Row(string kind, string key, long number, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}:{key}:{number:D10}:{index:D8}");
}
