using System.Globalization;
using System.Resources;

namespace LeadToCash.ContactToLead;

/// <summary>Texts of this step, from <c>ContactTexts.resx</c>. Pages take them through their localizer; mails and messages name the culture.</summary>
public sealed class ContactTexts
{
    private static readonly ResourceManager Resources = new(typeof(ContactTexts));

    private ContactTexts()
    {
    }

    /// <summary>A text in a language, with its values put in.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public static string In(CultureInfo culture, string name, params object[] values) =>
        string.Format(culture, Resources.GetString(name, culture) ?? throw new MissingManifestResourceException($"There is no text '{name}'."), values);
}
