using LeadToCash.Links;

namespace LeadToCash.ContactToLead;

/// <summary>The links in a contact's mails. They depend on the contact only, so a mail composed twice is the same mail.</summary>
public sealed class ContactLinks(LinkSigner signer)
{
    /// <summary>Purposes, which are the first segments of the URLs.</summary>
    public const string Confirm = "confirm";

    /// <inheritdoc cref="Confirm"/>
    public const string Content = "c";

    /// <inheritdoc cref="Confirm"/>
    public const string Preferences = "preferences";

    /// <inheritdoc cref="Confirm"/>
    public const string Unsubscribe = "unsubscribe";

    /// <summary>Long enough that no mail in any archive has a dead way out.</summary>
    private const int YearsToLeave = 10;

    /// <summary>To confirm a registration, until its time is over.</summary>
    public string ConfirmUrl(string contactId, Contact contact) =>
        signer.Url(new LinkClaims(Confirm, contactId, contact.ConfirmBy, Step: contact.Registration));

    /// <summary>To the article of a nurturing mail.</summary>
    public string ContentUrl(string contactId, Contact contact, int step) =>
        signer.Url(new LinkClaims(Content, contactId, contact.RegisteredAt.AddYears(1), step, contact.Registration));

    /// <summary>To the preference page.</summary>
    public string PreferencesUrl(string contactId, Contact contact) =>
        signer.Url(new LinkClaims(Preferences, contactId, contact.RegisteredAt.AddYears(YearsToLeave)));

    /// <summary>To unsubscribe, by one click too (RFC 8058).</summary>
    public string UnsubscribeUrl(string contactId, Contact contact) =>
        signer.Url(new LinkClaims(Unsubscribe, contactId, contact.RegisteredAt.AddYears(YearsToLeave)));
}
