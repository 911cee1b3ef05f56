using System.Globalization;

namespace LeadToCash.ContactToLead;

/// <summary>Collects what is wrong with the fields of a form, in the visitor's language.</summary>
internal sealed class FieldErrors(CultureInfo culture)
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public void Text(string field, string? value, int longest, bool required = false)
    {
        When(required && string.IsNullOrWhiteSpace(value), field, "Error.Required");
        When(value?.Trim().Length > longest, field, "Error.TooLong", longest);
        When(value?.Any(char.IsControl) == true, field, "Error.Characters");
    }

    public void When(bool wrong, string field, string text, params object[] values)
    {
        if (!wrong)
        {
            return;
        }

        if (!_errors.TryGetValue(field, out List<string>? sentences))
        {
            _errors[field] = sentences = [];
        }

        sentences.Add(ContactTexts.In(culture, text, values));
    }

    public Dictionary<string, string[]> ToDictionary() => _errors.ToDictionary(error => error.Key, error => error.Value.ToArray(), StringComparer.Ordinal);
}
