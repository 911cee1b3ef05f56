using System.Globalization;
using LeadToCash.Mail;
using LeadToCash.OpportunityToQuote;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.Contracts;

/// <summary>The mails about contracts. Each has a key made of the contract and its step, so each goes out once.</summary>
public sealed class ContractMails(
    IMailer mailer, MailComposer composer, ContractLinks links, IOptions<ApprovalOptions> staff, IStringLocalizer<ContractTexts> texts)
{
    /// <summary>Writes the mail of a step.</summary>
    public async Task SendAsync(Contract contract, ContractStep step, CancellationToken cancellationToken)
    {
        bool toOwner = step.Kind == ContractStepKind.RemindOwner;
        CultureInfo culture = Cultures.Of(toOwner ? staff.Value.Language : contract.Customer.Language);
        MailContent content = Cultures.In(culture, () => Content(contract, step, toOwner, culture));
        OutgoingMail mail = await composer.ComposeAsync(
            $"contract/{contract.Number}/{step.Key}", toOwner ? contract.Owner : contract.Customer.Email, content.Heading, content, culture);
        await mailer.SendAsync(mail, cancellationToken);
    }

    private MailContent Content(Contract contract, ContractStep step, bool toOwner, CultureInfo culture)
    {
        string name = "Mail." + step.Kind;
        string date = step.Date?.ToString("D", culture) ?? texts["UntilCancelled"];
        List<MailBlock> blocks =
        [
            new MailBlock.Paragraph(texts["Mail.Salutation", toOwner ? contract.Owner : contract.Customer.Name]),
            new MailBlock.Paragraph(texts[name + ".Text", contract.Number, date, contract.Customer.Company ?? contract.Customer.Name]),
            new MailBlock.Figures([.. Figures(contract, step, culture)]),
        ];
        if (step.Text is { Length: > 0 } reason)
        {
            blocks.Add(new MailBlock.Paragraph(texts["Mail.Reason", reason]));
        }

        blocks.Add(new MailBlock.Button(texts["Mail.Button"], toOwner ? links.StaffUrl(contract.Number) : links.Url(contract.Number)));
        if (step.Kind == ContractStepKind.TellBegun)
        {
            blocks.Add(new MailBlock.Note(texts["Mail.CancelNote"]));
        }

        return new MailContent(texts[name + ".Heading", contract.Number], blocks);
    }

    private IEnumerable<(string Label, string Value)> Figures(Contract contract, ContractStep step, CultureInfo culture)
    {
        yield return (texts["Number"], contract.Number);
        if (step.Kind == ContractStepKind.ConfirmCancellation && contract.Cancellation is { } cancellation)
        {
            yield return (texts["ReceivedOn"], cancellation.ReceivedOn.ToString("D", culture));
        }

        yield return (texts["EndsOn"], contract.EndsOn?.ToString("D", culture) ?? texts["UntilCancelled"]);
        foreach (ContractLine line in step.Date is { } date ? contract.LinesOn(date) : contract.Lines)
        {
            yield return (
                $"{line.Quantity.ToString("0.###", culture)} × {line.Name}",
                line.PeriodMonths == 1 ? texts["PerMonth", line.Net.ToString(culture)] : texts["PerMonths", line.Net.ToString(culture), line.PeriodMonths]);
        }
    }
}
