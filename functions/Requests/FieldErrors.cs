namespace LeadToCash.Requests;

/// <summary>Collects what is wrong with the fields of a form.</summary>
/// <param name="text">Writes a named text with its values put in, for whoever filled the form in.</param>
internal sealed class FieldErrors(Func<string, object[], string> text)
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is wrong.</summary>
    public bool None => _errors.Count == 0;

    /// <summary>One line of text. Needs the texts <c>Error.Required</c>, <c>Error.TooLong</c> and <c>Error.Characters</c>.</summary>
    public void RequireText(string field, string? value, int longest, bool required = false)
    {
        Require(!required || !string.IsNullOrWhiteSpace(value), field, "Error.Required");
        Require(value is null || value.Trim().Length <= longest, field, "Error.TooLong", longest);
        Require(value?.Any(char.IsControl) != true, field, "Error.Characters");
    }

    /// <summary>Says the text of the field unless something holds.</summary>
    public void Require(bool holds, string field, string otherwise, params object[] values)
    {
        if (holds)
        {
            return;
        }

        if (!_errors.TryGetValue(field, out List<string>? sentences))
        {
            _errors[field] = sentences = [];
        }

        sentences.Add(text(otherwise, values));
    }

    /// <summary>The sentences by field.</summary>
    public Dictionary<string, string[]> ToDictionary() => _errors.ToDictionary(error => error.Key, error => error.Value.ToArray(), StringComparer.Ordinal);
}
