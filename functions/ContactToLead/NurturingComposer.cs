using System.Globalization;
using LeadToCash.Mail;
using LeadToCash.Pages;

namespace LeadToCash.ContactToLead;

/// <summary>Writes the mails of the series to a person: by name, in their language, with a sentence on what interests them.</summary>
public sealed class NurturingComposer(MailComposer composer, NurturingSeries series, ContactLinks links)
{
    /// <summary>Composes a mail of the series.</summary>
    /// <param name="key">Names the mail for ever.</param>
    /// <param name="contactId">To whom.</param>
    /// <param name="contact">The contact as it stands.</param>
    /// <param name="step">Number in the series.</param>
    /// <param name="mail">Its content.</param>
    public Task<OutgoingMail> ComposeAsync(string key, string contactId, Contact contact, int step, NurturingMail mail)
    {
        CultureInfo culture = Cultures.Of(contact.Preferences.Language);
        NurturingText text = mail.In(culture);
        string unsubscribe = links.UnsubscribeUrl(contactId, contact);
        MailContent content = new(
            text.Subject,
            [
                new MailBlock.Paragraph(ContactTexts.In(culture, "Nurturing.Hello", contact.Name)),
                new MailBlock.Paragraph(text.Intro),
                .. Teaser(contact, culture),
                new MailBlock.Paragraph(text.Article.Lead),
                new MailBlock.Button(text.Article.Title, links.ContentUrl(contactId, contact, step)),
                new MailBlock.SmallLink(ContactTexts.In(culture, "Nurturing.Preferences"), links.PreferencesUrl(contactId, contact)),
                new MailBlock.SmallLink(ContactTexts.In(culture, "Nurturing.Unsubscribe"), unsubscribe),
            ]);
        return composer.ComposeAsync(key, contact.Email, text.Subject, content, culture, unsubscribe);
    }

    private IEnumerable<MailBlock> Teaser(Contact contact, CultureInfo culture) => series.Topics
        .Where(topic => contact.Preferences.Topics.Contains(topic.Key))
        .Take(1)
        .Select(topic => new MailBlock.Paragraph(topic.In(culture).Teaser));
}
