using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>
/// The way out of all mails: a page with a button for people, one click for mail programs (RFC 8058: a POST without cookies and sign-in).
/// A link of ours never grows too old for it, and whoever is not there any more is unsubscribed already.
/// </summary>
public sealed class UnsubscribeTrigger(ContactStore contacts, LinkSigner links)
{
    [Function("UnsubscribePage")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "unsubscribe/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (links.Read(ContactLinks.Unsubscribe, token).Claims is not { } claims)
        {
            return LinkPages.Invalid(request);
        }

        Contact? contact = (await contacts.FindAsync(claims.CaseId, cancellationToken))?.State;
        CultureInfo culture = CultureOf(contact, request);
        return contact is null or { Status: ContactStatus.Unsubscribed }
            ? Done(culture)
            : Page.Of<UnsubscribePage>(culture, new Dictionary<string, object?>());
    }

    /// <summary>Unsubscribes at once. The decision itself can be repeated, so each call is a command of its own: who came back can leave by an old link.</summary>
    [Function("Unsubscribe")]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "unsubscribe/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (links.Read(ContactLinks.Unsubscribe, token).Claims is not { } claims)
        {
            return LinkPages.Invalid(request);
        }

        (IFormCollection? form, _) = await FormBody.ReadAsync(request, cancellationToken);
        string channel = form?["List-Unsubscribe"].ToString() == "One-Click" ? "one-click" : "page";
        CaseOutcome<Contact, ContactEvent> outcome = await contacts.ExecuteAsync(
            claims.CaseId, $"unsubscribe/{Guid.NewGuid():N}", new UnsubscribeContact(channel), "customer", cancellationToken);
        return Done(CultureOf(outcome.State, request));
    }

    private static CultureInfo CultureOf(Contact? contact, HttpRequest request) =>
        contact is null ? Cultures.Of(request) : Cultures.Of(contact.Preferences.Language);

    private static IResult Done(CultureInfo culture) =>
        Page.Message(culture, ContactTexts.In(culture, "Unsubscribe.Title"), ContactTexts.In(culture, "Unsubscribe.Done"), "good");
}
