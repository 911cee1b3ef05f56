using System.Globalization;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.OpportunityToQuote.Approvals;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.LeadToOpportunity;

/// <summary>The mails about opportunities to our own people, each sent once.</summary>
public sealed class OpportunityMails(
    IMailer mailer, MailComposer composer, LinkSigner links, IOptions<MailOptions> options, OpportunityRights rights, ApproverDesks desks, SalesProcess process,
    IStringLocalizer<OpportunityTexts> texts)
{
    /// <summary>To the rep, or whoever stands in for him now; to the sales team while nobody owns it, or its owner signs in with no address.</summary>
    public async Task RemindAsync(Opportunity opportunity, SalesActivity activity, CancellationToken cancellationToken)
    {
        string acting = opportunity.Owner is { } owner ? await rights.ActingAsync(owner, cancellationToken) : "";
        string to = MailAddresses.IsOne(acting) ? acting : options.Value.Sales;
        CultureInfo culture = CultureInfo.CurrentUICulture = desks.CultureOf(to);
        string kind = process.ActivityKinds.FirstOrDefault(kind => kind.Id == activity.Kind)?.Name[culture.TwoLetterISOLanguageName] ?? activity.Kind;
        string heading = texts["Reminder.Heading", kind, activity.Subject];
        MailContent content = new(
            heading,
            new MailBlock.Figures(
                (texts["Due"], $"{activity.DueOn.ToString("D", culture)}{(activity.Time is { } time ? ", " + time.ToString("HH:mm", CultureInfo.InvariantCulture) : "")}"),
                (texts["Opportunity"], opportunity.Title),
                (texts["Customer"], opportunity.Customer.Company ?? opportunity.Customer.Name),
                (texts["Contact"], string.Join(", ", new[] { opportunity.Customer.Name, opportunity.Customer.Phone, opportunity.Customer.Email }.OfType<string>()))),
            new MailBlock.Button(texts["Open"], links.Url($"/opportunities/{opportunity.Id}")));
        string key = string.Create(CultureInfo.InvariantCulture, $"opportunity/{opportunity.Id}/activity/{activity.Id}/{activity.Round}/reminder");
        await mailer.SendAsync(await composer.ComposeAsync(key, to, heading, content, culture), cancellationToken);
    }
}
