using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>Sends the mail that asks for the confirmation; it advertises nothing. Safe to run twice: the mailer drops a repeated key.</summary>
public sealed class SendConfirmationMailActivity(ContactStore contacts, ContactLinks links, BusinessCalendars calendars, MailComposer composer, IMailer mailer)
{
    [Function(nameof(SendConfirmationMail))]
    public async Task RunAsync([ActivityTrigger] SendConfirmationMail input, CancellationToken cancellationToken)
    {
        Contact? contact = (await contacts.FindAsync(input.ContactId, cancellationToken))?.State;
        if (contact is not { Status: ContactStatus.Registered } || contact.Registration != input.Registration)
        {
            return;
        }

        CultureInfo culture = Cultures.Of(contact.Preferences.Language);
        MailContent content = new(
            ContactTexts.In(culture, "ConfirmMail.Subject"),
            new MailBlock.Paragraph(ContactTexts.In(culture, "ConfirmMail.Text", contact.Name)),
            new MailBlock.Button(ContactTexts.In(culture, "ConfirmMail.Button"), links.ConfirmUrl(input.ContactId, contact)),
            new MailBlock.Note(ContactTexts.In(culture, "ConfirmMail.Note", calendars.Own.DateAndTime(contact.ConfirmBy, culture))));
        string key = string.Create(CultureInfo.InvariantCulture, $"contact/{input.ContactId}/{input.Registration}/confirm-{input.Number}");
        await mailer.SendAsync(await composer.ComposeAsync(key, contact.Email, content.Heading, content, culture), cancellationToken);
    }
}
