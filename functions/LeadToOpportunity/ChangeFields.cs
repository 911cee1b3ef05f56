using System.Globalization;
using LeadToCash.Requests;
using LeadToCash.Webhooks;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Reads the fields of a change to an opportunity, and notes what is wrong with them.</summary>
internal sealed class ChangeFields(SubmittedFields fields)
{
    private const decimal Largest = 1_000_000_000_000m;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>As it was sent.</summary>
    public string this[string name] => fields[name];

    /// <summary>A text that must be there, of one line unless <paramref name="lines"/>.</summary>
    public string Text(string name, int longest, bool lines = false) =>
        Require(fields[name], IsText(fields[name], longest, lines) && fields[name].Length > 0, name, $"Write a text of at most {longest} characters.");

    /// <summary>A text that may be missing.</summary>
    public string? OptionalText(string name, int longest, bool lines = false)
    {
        Require(0, IsText(fields[name], longest, lines), name, $"Write a text of at most {longest} characters.");
        return fields[name] is { Length: > 0 } text ? text : null;
    }

    /// <summary>A name that can be part of keys.</summary>
    public string Name(string name, string otherwise)
    {
        string value = fields[name] is { Length: > 0 } text ? text : otherwise;
        return Require(value, value.Length <= 50 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'), name, "Write at most 50 letters, digits, '-' and '_'.");
    }

    /// <summary>An entry of a list, by its id.</summary>
    public T? Choice<T>(string name, IReadOnlyList<T> list, Func<T, string> idOf)
        where T : class
    {
        T? chosen = list.FirstOrDefault(one => idOf(one) == fields[name]);
        return Require(chosen, chosen is not null, name, $"'{fields[name]}' is not one of {string.Join(", ", list.Select(idOf))}.");
    }

    /// <summary>A member of an enumeration.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        bool isOne = Enum.TryParse(fields[name], ignoreCase: true, out T value) && Enum.IsDefined(value) && !char.IsAsciiDigit(fields[name][0]);
        return Require(value, isOne, name, $"'{fields[name]}' is not one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
    }

    /// <summary>A local date; null when it is missing and may be.</summary>
    public DateOnly? Date(string name, bool required)
    {
        bool isDate = DateOnly.TryParseExact(fields[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        Require(0, isDate || (fields[name].Length == 0 && !required), name, "Write a date such as 2026-04-02.");
        return isDate ? date : null;
    }

    /// <summary>A local time; null when it is missing.</summary>
    public TimeOnly? Time(string name)
    {
        bool isTime = TimeOnly.TryParseExact(fields[name], ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        Require(0, isTime || fields[name].Length == 0, name, "Write a time such as 14:30.");
        return isTime ? time : null;
    }

    /// <summary>An instant that has passed; <paramref name="now"/> when it is missing.</summary>
    public DateTimeOffset Instant(string name, DateTimeOffset now)
    {
        if (fields[name].Length == 0)
        {
            return now;
        }

        bool isInstant = DateTimeOffset.TryParse(fields[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant);
        Require(0, isInstant, name, "Write an instant such as 2026-03-14T09:00:00Z.");
        Require(0, !isInstant || (instant <= now.AddMinutes(5) && instant.Year >= 2000), name, "This has not happened yet, or too long ago.");
        return instant.ToUniversalTime();
    }

    /// <summary>An amount with its <c>currency</c>, euros unless given; null when it is missing.</summary>
    public Money? Amount(string name)
    {
        if (fields[name].Length == 0)
        {
            return null;
        }

        string currency = fields["currency"] is { Length: > 0 } given ? given.ToUpperInvariant() : "EUR";
        bool isAmount = decimal.TryParse(fields[name].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount);
        bool isKnown = KnownCurrencies.Contains(currency);
        Require(0, isAmount && amount < Largest, name, "Write an amount such as 50000 or 50000.00, without signs between thousands.");
        Require(0, isKnown, "currency", $"'{currency}' is no currency that we know.");
        return isAmount && isKnown && amount < Largest ? Money.Of(amount, currency) : null;
    }

    /// <summary>Says something of a field unless it holds.</summary>
    public T Require<T>(T value, bool holds, string name, string otherwise)
    {
        if (!holds)
        {
            _errors.TryAdd(name, [otherwise]);
        }

        return value;
    }

    private static bool IsText(string text, int longest, bool lines) => text.Length <= longest && !text.Any(c => char.IsControl(c) && !(lines && c is '\n' or '\r' or '\t'));
}
