using System.Globalization;

namespace LeadToCash.ContactToLead;

/// <summary>The texts that people agree to, by version and date, from <c>consent-texts.json</c>. A version, once used, is never changed.</summary>
public sealed class ConsentTexts
{
    private const string File = "consent-texts.json";
    private readonly IReadOnlyList<ConsentText> _texts = ContactData.Read<IReadOnlyList<ConsentText>>(File);

    /// <summary>The text that stands in our form on a date (UTC).</summary>
    /// <exception cref="InvalidDataException">The file has none for it.</exception>
    public ConsentText On(DateTimeOffset at) => ContactData.On(_texts, DateOnly.FromDateTime(at.UtcDateTime), text => text.ValidFrom, File);

    /// <summary>A text by its version; null for texts of forms elsewhere, which keep their own.</summary>
    public ConsentText? Find(string version) => _texts.FirstOrDefault(text => text.Version == version);
}

/// <summary>A text that people agree to.</summary>
/// <param name="Version">Its name in every proof.</param>
/// <param name="ValidFrom">First day in our form.</param>
/// <param name="En">English.</param>
/// <param name="De">German.</param>
public sealed record ConsentText(string Version, DateOnly ValidFrom, string En, string De)
{
    /// <summary>The text in a language.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "de" ? De : En;
}
