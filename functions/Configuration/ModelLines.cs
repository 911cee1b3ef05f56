using System.Text.Json;

namespace LeadToCash.Configuration;

/// <summary>Where the members of a JSON document are written, so that a message about a member can name its line.</summary>
internal sealed class ModelLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    private ModelLines()
    {
    }

    /// <summary>Path of the first null; nothing may be null in a model.</summary>
    public string? FirstNull { get; private set; }

    /// <summary>The line, from 1, of a member by its path: <c>models[0].rules[3].when</c>. Of a member that is missing, the line of what lacks it.</summary>
    public int Of(string path)
    {
        while (!_lines.ContainsKey(path))
        {
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return _lines[path];
    }

    /// <summary>Reads a document that is JSON.</summary>
    public static ModelLines Of(byte[] json)
    {
        ModelLines lines = new();
        Utf8JsonReader reader = new(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        (long read, int line) = (0, 1);
        lines.Read(ref reader, json, "", ref read, ref line);
        return lines;
    }

    private void Read(ref Utf8JsonReader reader, byte[] json, string path, ref long read, ref int line)
    {
        line += json.AsSpan((int)read, (int)(reader.TokenStartIndex - read)).Count((byte)'\n');
        read = reader.TokenStartIndex;
        _lines.TryAdd(path, line);
        FirstNull ??= reader.TokenType == JsonTokenType.Null ? path : null;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                Read(ref reader, json, $"{path}[{index}]", ref read, ref line);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                reader.Read();
                Read(ref reader, json, path.Length == 0 ? name : $"{path}.{name}", ref read, ref line);
            }
        }
    }
}
