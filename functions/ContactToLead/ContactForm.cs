using System.Globalization;
using LeadToCash.Mail;
using LeadToCash.Pages;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.ContactToLead;

/// <summary>What a visitor sent, not yet checked. The same for the HTML form and for JSON.</summary>
public sealed record ContactForm
{
    private const int MostInterests = 20;

    /// <summary>The person.</summary>
    public string? Name { get; init; }

    /// <summary>Address for mails.</summary>
    public string? Email { get; init; }

    /// <summary>Company, if any.</summary>
    public string? Company { get; init; }

    /// <summary><c>de</c> or <c>en</c>; the browser's if not given.</summary>
    public string? Language { get; init; }

    /// <summary>Topics.</summary>
    public IReadOnlyList<string?>? Interests { get; init; }

    /// <summary>Version of the consent text that the visitor agreed to; empty: no consent.</summary>
    public string? ConsentTextVersion { get; init; }

    /// <summary>Where the visitor came from.</summary>
    public string? Source { get; init; }

    /// <summary>Campaign that brought the visitor.</summary>
    public string? Campaign { get; init; }

    /// <summary>A trap: people don't see this field, robots fill it in.</summary>
    public string? Website { get; init; }

    /// <summary>Whether a robot filled it in.</summary>
    public bool IsFromRobot => !string.IsNullOrWhiteSpace(Website);

    /// <summary>From an HTML form.</summary>
    public static ContactForm Of(IFormCollection form) => new()
    {
        Name = form["name"],
        Email = form["email"],
        Company = form["company"],
        Language = form["language"],
        Interests = [.. form["interests"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        ConsentTextVersion = form["consentTextVersion"],
        Source = form["source"],
        Campaign = form["campaign"],
        Website = form["website"],
    };

    /// <summary>What is wrong, by field name; empty if nothing is.</summary>
    /// <param name="culture">Language of the sentences.</param>
    public Dictionary<string, string[]> Errors(CultureInfo culture)
    {
        FieldErrors errors = new((name, values) => ContactTexts.In(culture, name, values));
        errors.RequireText("name", Name, 200, required: true);
        errors.RequireText("email", Email, 254, required: true);
        errors.RequireText("company", Company, 200);
        errors.RequireText("source", Source, 100);
        errors.RequireText("campaign", Campaign, 100);
        errors.Require(string.IsNullOrWhiteSpace(Email) || MailAddresses.IsOne(Email.Trim()), "email", "Error.Email");
        errors.Require(!string.IsNullOrWhiteSpace(ConsentTextVersion), "consentTextVersion", "Error.Consent");
        errors.Require(string.IsNullOrEmpty(ConsentTextVersion) || IsVersion(ConsentTextVersion.Trim()), "consentTextVersion", "Error.Version");
        errors.Require(Interests is null || (Interests.Count <= MostInterests && Interests.All(IsTopic)), "interests", "Error.Interests");
        return errors.ToDictionary();
    }

    /// <summary>The command of a form without errors.</summary>
    /// <param name="browser">Language of the visitor's browser.</param>
    /// <param name="ipAddress">From where it came.</param>
    public RegisterContact ToCommand(CultureInfo browser, string? ipAddress) => new()
    {
        Name = Name!.Trim(),
        Email = Email!.Trim(),
        Company = Trimmed(Company),
        Language = (Trimmed(Language) is { } language ? Cultures.Of(language) : browser).TwoLetterISOLanguageName,
        Interests = [.. (Interests ?? []).Select(Trimmed).OfType<string>().Distinct(StringComparer.Ordinal)],
        ConsentTextVersion = ConsentTextVersion!.Trim(),
        Source = Trimmed(Source),
        Campaign = Trimmed(Campaign),
        IpAddress = ipAddress,
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsTopic(string? text) => text is null || (text.Length <= 60 && !text.Any(char.IsControl));

    private static bool IsVersion(string text) => text.Length <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
}
