using System.Globalization;
using System.Text;
using Azure;
using LeadToCash.Local.Storage.Embedded;

namespace LeadToCash.Local.Storage.Filters;

internal enum TokenKind
{
    Name,
    Literal,
    Open,
    Close,
    End,
}

/// <summary>A word of a filter; <see cref="Value"/> is a literal's value.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, object? Value, int Position);

/// <summary>Cuts a filter into words and reads its literals.</summary>
internal sealed class FilterLexer(string text)
{
    private int _position;

    public Token Next()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        int start = _position;
        if (start == text.Length)
        {
            return new(TokenKind.End, "the end", null, start);
        }

        return text[start] switch
        {
            '(' => Single(TokenKind.Open),
            ')' => Single(TokenKind.Close),
            '\'' => new(TokenKind.Literal, "a string", Quoted(), start),
            '-' or (>= '0' and <= '9') => Number(),
            char letter when char.IsLetter(letter) || letter == '_' => Word(),
            char other => throw Invalid($"unexpected '{other}'", start),
        };
    }

    public static RequestFailedException Invalid(string what, int position) =>
        StorageRefusal.InvalidInput($"The filter can't be read: {what} at position {position + 1}.");

    private Token Single(TokenKind kind) => new(kind, text[_position].ToString(), null, _position++);

    private string Quoted()
    {
        int start = _position++;
        StringBuilder value = new();
        while (_position < text.Length)
        {
            char letter = text[_position++];
            if (letter != '\'')
            {
                value.Append(letter);
            }
            else if (_position < text.Length && text[_position] == '\'')
            {
                value.Append('\'');
                _position++;
            }
            else
            {
                return value.ToString();
            }
        }

        throw Invalid("a string that does not end", start);
    }

    private Token Number()
    {
        int start = _position++;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] is '.' or '+' or '-'))
        {
            _position++;
        }

        string word = text[start.._position];
        return new(TokenKind.Literal, word, NumberValue(word) ?? throw Invalid($"'{word}' is not a number", start), start);
    }

    private static object? NumberValue(string word)
    {
        char last = char.ToUpperInvariant(word[^1]);
        string digits = char.IsAsciiDigit(last) ? word : word[..^1];
        return last switch
        {
            'L' => (object?)Int64(digits),
            'D' or 'F' or 'M' => Double(digits),
            _ => (object?)Int32(word) ?? (object?)Int64(word) ?? Double(word),
        };
    }

    private static int? Int32(string digits) =>
        int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    private static long? Int64(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static double? Double(string digits) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private Token Word()
    {
        int start = _position;
        while (_position < text.Length && (char.IsLetterOrDigit(text[_position]) || text[_position] == '_'))
        {
            _position++;
        }

        string word = text[start.._position];
        if (_position < text.Length && text[_position] == '\'')
        {
            return new(TokenKind.Literal, word, Typed(word, Quoted(), start), start);
        }

        return word switch
        {
            "true" => new(TokenKind.Literal, word, true, start),
            "false" => new(TokenKind.Literal, word, false, start),
            _ => new(TokenKind.Name, word, null, start),
        };
    }

    private static object Typed(string prefix, string content, int position) => prefix switch
    {
        "datetime" when DateTimeOffset.TryParse(
            content, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant) => instant,
        "guid" when Guid.TryParse(content, out Guid id) => id,
        "X" or "binary" when IsHex(content) => Convert.FromHexString(content),
        _ => throw Invalid($"'{prefix}' with the value '{content}'", position),
    };

    private static bool IsHex(string content) => content.Length % 2 == 0 && content.All(char.IsAsciiHexDigit);
}
