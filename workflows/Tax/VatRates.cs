using System.Text.RegularExpressions;

namespace LeadToCash.Tax;

/// <summary>The rates of one country from a date on, until the next ones.</summary>
/// <param name="ValidFrom">First local date.</param>
/// <param name="Rates">Rate by tax class.</param>
/// <param name="Exceptions">Places whose full rate is another one.</param>
public sealed record CountryRates(DateOnly ValidFrom, IReadOnlyDictionary<string, Percentage> Rates, IReadOnlyList<RateException> Exceptions);

/// <summary>A place with a full rate of its own.</summary>
/// <param name="PostCode">Matches its whole post codes, letters and digits alone.</param>
/// <param name="Standard">Full rate there.</param>
public sealed record RateException(Regex PostCode, Percentage Standard);

/// <summary>Rates of value added tax by country, class and date of supply.</summary>
/// <param name="knownFrom">First date for which the rates can be relied on.</param>
/// <param name="countries">Rates by ISO 3166-1 alpha-2 code, in any order.</param>
public sealed class VatRates(DateOnly knownFrom, IReadOnlyDictionary<string, IReadOnlyList<CountryRates>> countries)
{
    private readonly Dictionary<string, CountryRates[]> _countries = countries.ToDictionary(
        country => country.Key, country => country.Value.OrderBy(rates => rates.ValidFrom).ToArray(), StringComparer.Ordinal);

    /// <summary>The rate of a class in a place; null when nothing is known of it.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="postCode">Decides about places with a rate of their own; null for the country's.</param>
    /// <param name="taxClass">As the rates name it.</param>
    /// <param name="date">Date of supply, local.</param>
    public Percentage? Find(string country, string? postCode, string taxClass, DateOnly date)
    {
        if (date < knownFrom || !_countries.TryGetValue(country, out CountryRates[]? all) || Array.FindLast(all, rates => rates.ValidFrom <= date) is not { } current)
        {
            return null;
        }

        string? code = postCode is null ? null : VatAreas.PlainPostCode(postCode);
        RateException? exception = code is null ? null : current.Exceptions.FirstOrDefault(one => one.PostCode.IsMatch(code));
        return exception is null
            ? current.Rates.TryGetValue(taxClass, out Percentage rate) ? rate : null
            : taxClass == TaxClasses.Standard ? exception.Standard : null;
    }
}
