using System.Globalization;
using LeadToCash.ContactToLead;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;
using LeadStore = LeadToCash.Cases.CaseStore<LeadToCash.LeadToOpportunity.Lead, LeadToCash.LeadToOpportunity.LeadCommand, LeadToCash.LeadToOpportunity.LeadEvent>;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Tells the sales team of a lead. Safe to run twice: the mailer drops a repeated key, the case a repeated command.</summary>
public sealed class NotifySalesActivity(
    LeadStore leads, ContactStore contacts, MailComposer composer, IMailer mailer, LinkSigner links, IOptions<MailOptions> options)
{
    private const int ReasonsInMail = 3;

    [Function(nameof(NotifySales))]
    public async Task RunAsync([ActivityTrigger] NotifySales input, CancellationToken cancellationToken)
    {
        Lead lead = (await leads.GetAsync(input.LeadId, cancellationToken)).State;
        Contact contact = (await contacts.GetAsync(lead.ContactId, cancellationToken)).State;
        OutgoingMail mail = await composer.ComposeAsync(
            $"lead/{input.LeadId}/notify-sales", options.Value.Sales, Subject(lead), Content(lead, contact), Cultures.English);
        await mailer.SendAsync(mail, cancellationToken);
        await leads.ExecuteAsync(input.LeadId, "notify-sales", new RecordSalesNotified(), cancellationToken: cancellationToken);
    }

    private static string Subject(Lead lead) => string.Create(CultureInfo.InvariantCulture, $"New lead with score {lead.Score}");

    private MailContent Content(Lead lead, Contact contact) => new(
        Subject(lead),
        new MailBlock.Paragraph($"{contact.Name}{(contact.Company is null ? "" : $" ({contact.Company})")} has shown interest and agreed to be written to."),
        new MailBlock.Figures([
            ("Campaign", lead.Campaign ?? "none"),
            ("Score", lead.Score.ToString(CultureInfo.InvariantCulture)),
            .. lead.Reasons.Take(ReasonsInMail).Select((reason, index) => ($"Reason {index + 1}", Text(reason))),
        ]),
        new MailBlock.Button("See the whole history", links.Url($"/customers/{lead.ContactId}")));

    private static string Text(ScoreReason reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{reason.Kind}: {reason.Points} points from {reason.Count}");
}
