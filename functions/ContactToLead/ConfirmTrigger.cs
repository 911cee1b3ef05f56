using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>The second half of the double opt-in. Looking (GET, HEAD) changes nothing, so mail scanners confirm nobody.</summary>
public sealed class ConfirmTrigger(ContactStore contacts, ConsentTexts consents, LinkSigner links, TimeProvider time)
{
    [Function("ConfirmPage")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "confirm/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(ContactLinks.Confirm, token);
        if (link.Claims is null)
        {
            return LinkPages.Invalid(request);
        }

        if (await contacts.FindAsync(link.Claims.CaseId, cancellationToken) is not { State: { } contact })
        {
            return ContactRefusals.Gone(request, Cultures.Of(request), "Confirm.Gone");
        }

        CultureInfo culture = Cultures.Of(contact.Preferences.Language);
        return Contact.Decide(contact, new ConfirmContact(link.Claims.Step!, null, null), time.GetUtcNow()) switch
        {
            { Refusal: { } refusal } => Refused(request, culture, refusal),
            { Events.Count: 0 } => Done(culture),
            _ => Page.Of<ConfirmPage>(culture, new Dictionary<string, object?> { ["Contact"] = contact, ["Consent"] = consents.Find(contact.ConsentTextVersion) }),
        };
    }

    /// <summary>Confirms. A second time it gives the first answer.</summary>
    [Function("Confirm")]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "confirm/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(ContactLinks.Confirm, token);
        if (link.Claims is not { } claims)
        {
            return LinkPages.Invalid(request);
        }

        Visitor visitor = Visitor.Of(request);
        CaseOutcome<Contact, ContactEvent> outcome = await contacts.ExecuteAsync(
            claims.CaseId, claims.CommandId, new ConfirmContact(claims.Step!, visitor.IpAddress, visitor.UserAgentHash), "customer", cancellationToken);
        if (outcome.State is null)
        {
            return ContactRefusals.Gone(request, Cultures.Of(request), "Confirm.Gone");
        }

        CultureInfo culture = Cultures.Of(outcome.State.Preferences.Language);
        return outcome.Refusal is null ? Done(culture) : Refused(request, culture, outcome.Refusal);
    }

    private static IResult Done(CultureInfo culture) =>
        Page.Message(culture, ContactTexts.In(culture, "Confirm.Done.Title"), ContactTexts.In(culture, "Confirm.Done"), "good");

    private static IResult Refused(HttpRequest request, CultureInfo culture, Refusal refusal) => refusal.Code switch
    {
        "registration-replaced" => ContactRefusals.TooLate(request, culture, refusal.Code, "Confirm.Replaced", StatusCodes.Status410Gone),
        "contact-unsubscribed" => ContactRefusals.TooLate(request, culture, refusal.Code, "Confirm.Unsubscribed"),
        _ => ContactRefusals.TooLate(request, culture, refusal.Code, "Confirm.Expired"),
    };
}
