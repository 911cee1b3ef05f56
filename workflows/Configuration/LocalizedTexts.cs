namespace LeadToCash.Configuration;

/// <summary>Texts by language.</summary>
public static class LocalizedTexts
{
    internal const string English = "en";
    internal const string German = "de";

    /// <summary>The text in a language; English if there is none in it.</summary>
    public static string In(this IReadOnlyDictionary<string, string> texts, string language) =>
        texts.TryGetValue(language, out string? text) ? text : texts[English];

    internal static IReadOnlyDictionary<string, string> Of(string english, string german) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal) { [English] = english, [German] = german };

    /// <summary>Writes something in both languages.</summary>
    internal static IReadOnlyDictionary<string, string> Of(Func<string, string> inLanguage) => Of(inLanguage(English), inLanguage(German));
}
