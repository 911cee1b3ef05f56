using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Customers;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.FieldService;

/// <summary>The mails of field service. Each has a key made of the visit and what it says, so each goes out once.</summary>
public sealed class VisitMails(
    IMailer mailer, MailComposer composer, IStringLocalizer<VisitTexts> texts, BusinessCalendars calendars, LinkSigner links,
    Technicians technicians, IOptions<MailOptions> mails, IOptions<FieldServiceOptions> options)
{
    /// <summary>To the customer: the appointment, or its change.</summary>
    public Task AppointmentAsync(string visitId, Visit visit, Appointment appointment, CancellationToken cancellationToken) =>
        ToCustomerAsync($"visit/{visitId}/appointment/{visit.AnnouncedChanges}", visit, culture => new MailContent(
            texts[visit.AnnouncedChanges == 0 ? "AppointmentHeading" : "ChangedHeading"],
            new MailBlock.Paragraph(texts[visit.AnnouncedChanges == 0 ? "AppointmentText" : "ChangedText", visit.Customer.Name]),
            new MailBlock.Figures(
                (texts["When"], calendars.Own.Span(appointment.Start, appointment.End, culture)),
                (texts["Technician"], appointment.TechnicianName),
                (texts["Work"], visit.Work)),
            new MailBlock.Note(texts["AppointmentNote", mails.Value.Service])), cancellationToken);

    /// <summary>To the technician: what, where and when, with the link to the report.</summary>
    public Task AssignmentAsync(string visitId, Visit visit, Appointment appointment, CancellationToken cancellationToken)
    {
        LinkClaims claims = ReportLink(visitId, appointment);
        return ToTechnicianAsync($"visit/{visitId}/technician/{visit.Changes}", appointment.TechnicianId, culture => new MailContent(
            texts["AssignmentHeading", calendars.Own.DateAndTime(appointment.Start, culture)],
            new MailBlock.Figures(
                (texts["When"], calendars.Own.Span(appointment.Start, appointment.End, culture)),
                (texts["Work"], visit.Work),
                (texts["Customer"], Addressed(visit.Customer)),
                (texts["Where"], Place(visit.Customer.Address) ?? texts["AddressMissing"])),
            new MailBlock.Button(texts["OpenReport"], links.Url(claims))), cancellationToken);
    }

    /// <summary>To a technician who had the visit before.</summary>
    public Task RelievedAsync(string visitId, Visit visit, string technicianId, CancellationToken cancellationToken) =>
        ToTechnicianAsync($"visit/{visitId}/relieved/{visit.Changes}", technicianId, _ => new MailContent(
            texts["RelievedHeading"], new MailBlock.Paragraph(texts["RelievedText", visit.Work, Addressed(visit.Customer)])), cancellationToken);

    /// <summary>To the customer: done, and what was done.</summary>
    public Task CompletionAsync(string visitId, Visit visit, CancellationToken cancellationToken) =>
        ToCustomerAsync($"visit/{visitId}/completed", visit, culture => new MailContent(
            texts["CompletedHeading"],
            new MailBlock.Paragraph(texts["CompletedText", visit.Customer.Name]),
            new MailBlock.Figures(
            [
                (texts["Work"], visit.Work),
                (texts["Completed"], calendars.Own.DateAndTime(visit.CompletedAt!.Value, culture)),
                (texts["HoursWorked"], visit.Report!.HoursWorked.ToString("0.##", culture)),
                (texts["Findings"], visit.Report.Findings),
                .. visit.Report.PartsUsed.Select(part => ((string)texts["Part"], $"{part.Quantity} × {part.Sku}")),
                (texts["SignedBy"], visit.Report.Signature!.Name),
            ])), cancellationToken);

    /// <summary>To the customer and the technician: it will not take place.</summary>
    public async Task CancellationAsync(string visitId, Visit visit, CancellationToken cancellationToken)
    {
        await ToCustomerAsync($"visit/{visitId}/cancelled", visit, _ => new MailContent(
            texts["CancelledHeading"],
            new MailBlock.Paragraph(texts["CancelledText", visit.Customer.Name, visit.Work]),
            new MailBlock.Paragraph(visit.CancelledBecause!)), cancellationToken);
        if (visit.Appointment is { } appointment)
        {
            await ToTechnicianAsync($"visit/{visitId}/cancelled/technician", appointment.TechnicianId, culture => new MailContent(
                texts["CancelledHeading"],
                new MailBlock.Figures(
                    (texts["When"], calendars.Own.Span(appointment.Start, appointment.End, culture)),
                    (texts["Work"], visit.Work),
                    (texts["Customer"], Addressed(visit.Customer)))), cancellationToken);
        }
    }

    /// <summary>To the service lead, once for each visit: nobody is free.</summary>
    public async Task NoSlotAsync(string visitId, Visit visit, string reason, CancellationToken cancellationToken)
    {
        MailContent content = new(
            "No technician is free",
            new MailBlock.Paragraph(reason),
            new MailBlock.Figures(("Visit", visitId), ("Work", visit.Work), ("Customer", Addressed(visit.Customer)), ("Where", Place(visit.Customer.Address) ?? "unknown")),
            new MailBlock.Paragraph("A slot is looked for again every working day. You can give one yourself."),
            new MailBlock.Button("See the visit", links.Url($"/api/visits/{visitId}")));
        OutgoingMail mail = await composer.ComposeAsync($"visit/{visitId}/no-slot", mails.Value.Service, $"No technician is free for {visitId}", content, Cultures.English);
        await mailer.SendAsync(mail, cancellationToken);
    }

    /// <summary>What the technician's link entitles to: reporting this visit as long as it is theirs.</summary>
    public LinkClaims ReportLink(string visitId, Appointment appointment) => new(
        "visits", visitId, appointment.End.AddDays(options.Value.ReportDays), Step: appointment.TechnicianId, Role: "technician");

    /// <summary>Street, post code and city on one line; null without an address.</summary>
    internal static string? Place(PostalAddress? address) => address is null ? null : $"{address.Street}, {address.PostCode} {address.City}";

    /// <summary>Name with company.</summary>
    internal static string Addressed(Party party) => party.Company is { Length: > 0 } company ? $"{party.Name}, {company}" : party.Name;

    private Task ToCustomerAsync(string key, Visit visit, Func<CultureInfo, MailContent> content, CancellationToken cancellationToken) =>
        SendAsync(key, visit.Customer.Email, Cultures.Of(visit.Customer.Language), content, cancellationToken);

    private Task ToTechnicianAsync(string key, string technicianId, Func<CultureInfo, MailContent> content, CancellationToken cancellationToken) =>
        technicians.Find(technicianId) is { } technician
            ? SendAsync(key, technician.Email, Cultures.Of(technician.Language), content, cancellationToken)
            : Task.CompletedTask;

    private async Task SendAsync(string key, string to, CultureInfo culture, Func<CultureInfo, MailContent> content, CancellationToken cancellationToken)
    {
        MailContent written = Cultures.In(culture, () => content(culture));
        await mailer.SendAsync(await composer.ComposeAsync(key, to, written.Heading, written, culture), cancellationToken);
    }
}
