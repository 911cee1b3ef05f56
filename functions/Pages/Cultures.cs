using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Pages;

/// <summary>The two languages that pages and mails speak: German as in Germany, English as in Great Britain.</summary>
public static class Cultures
{
    /// <summary>de-DE.</summary>
    public static CultureInfo German { get; } = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>en-GB.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The culture of a case's language: <c>de</c> is German, all else English.</summary>
    public static CultureInfo Of(string? language) => language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true ? German : English;

    /// <summary>Writes something in a language: texts are looked up while <paramref name="write"/> runs.</summary>
    public static T In<T>(CultureInfo culture, Func<T> write)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>Writes something with the formats of a culture: dates and amounts are written so while <paramref name="write"/> runs.</summary>
    public static T Format<T>(CultureInfo culture, Func<T> write)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The first of the two that the visitor's browser asks for; English if neither.</summary>
    public static CultureInfo Of(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(tag => tag.StartsWith("de", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("en", StringComparison.OrdinalIgnoreCase)) is { } tag
            ? Of(tag)
            : English;
}
