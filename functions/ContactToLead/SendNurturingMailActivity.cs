using System.Globalization;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>
/// Sends one mail of the series if the consent covers it now, and notes either that or why not. Safe to run twice: the mailer drops
/// a repeated key, the case a repeated command.
/// </summary>
public sealed class SendNurturingMailActivity(ContactStore contacts, NurturingSeries series, NurturingComposer composer, IMailer mailer)
{
    [Function(nameof(SendNurturingMail))]
    public async Task<MailBar> RunAsync([ActivityTrigger] SendNurturingMail input, CancellationToken cancellationToken)
    {
        Contact? contact = (await contacts.FindAsync(input.ContactId, cancellationToken))?.State;
        if (contact is null || series.Mail(input.Step) is not { } mail)
        {
            return MailBar.NotConfirmed;
        }

        MailBar bar = MailPolicy.Nurturing(contact, input.Registration);
        string step = string.Create(CultureInfo.InvariantCulture, $"{input.Registration}/nurturing-{input.Step}");
        if (bar == MailBar.None)
        {
            await mailer.SendAsync(await composer.ComposeAsync($"contact/{input.ContactId}/{step}", input.ContactId, contact, input.Step, mail), cancellationToken);
        }

        ContactCommand note = bar == MailBar.None
            ? new RecordNurturingMail(input.Registration, input.Step, mail.Key)
            : new SkipNurturingMail(input.Registration, input.Step, bar);
        await contacts.ExecuteAsync(input.ContactId, step, note, cancellationToken: cancellationToken);
        return bar;
    }
}
