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

/// <summary>Where a contact chooses what to receive. What was there before a change stays in the contact's timeline.</summary>
public sealed class PreferencesTrigger(ContactStore contacts, NurturingSeries series, ConsentTexts consents, LinkSigner links, TimeProvider time)
{
    private const int MostTopics = 20;

    [Function("PreferencesPage")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "preferences/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(ContactLinks.Preferences, token);
        return Refused(request, link) ?? Answer(request, (await contacts.FindAsync(link.Claims!.CaseId, cancellationToken))?.State, refusal: null, saved: false);
    }

    /// <summary>Saves. Saving the same twice changes nothing the second time.</summary>
    [Function("Preferences")]
    public async Task<IResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "preferences/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(ContactLinks.Preferences, token);
        if (Refused(request, link) is { } refused)
        {
            return refused;
        }

        (IFormCollection? form, IResult? problem) = await FormBody.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return problem!;
        }

        CaseOutcome<Contact, ContactEvent> outcome = await contacts.ExecuteAsync(
            link.Claims!.CaseId, $"preferences/{Guid.NewGuid():N}", Chosen(form), "customer", cancellationToken);
        return Answer(request, outcome.State, outcome.Refusal, saved: true);
    }

    private static IResult? Refused(HttpRequest request, LinkReading link) => link.Status switch
    {
        LinkStatus.Valid => null,
        LinkStatus.Expired => ContactRefusals.TooLate(request, Cultures.Of(request), "link-expired", "Link.Expired"),
        _ => LinkPages.Invalid(request),
    };

    private SavePreferences Chosen(IFormCollection form) => new(
        form["email"] == "on",
        [.. form["topics"].OfType<string>().Where(topic => topic.Length is > 0 and <= 60 && !topic.Any(char.IsControl)).Distinct(StringComparer.Ordinal).Take(MostTopics)],
        Cultures.Of(form["language"]).TwoLetterISOLanguageName,
        consents.On(time.GetUtcNow()).Version,
        "preference-page");

    private IResult Answer(HttpRequest request, Contact? contact, Refusal? refusal, bool saved)
    {
        if (contact is null)
        {
            return ContactRefusals.Gone(request, Cultures.Of(request), "Preferences.Gone");
        }

        CultureInfo culture = Cultures.Of(contact.Preferences.Language);
        return refusal is not null || contact.Status == ContactStatus.Registered
            ? ContactRefusals.TooLate(request, culture, "not-confirmed", "Preferences.NotConfirmed")
            : Page.Of<PreferencesPage>(culture, new Dictionary<string, object?>
            {
                ["Contact"] = contact,
                ["Topics"] = series.Topics,
                ["Consent"] = consents.On(time.GetUtcNow()),
                ["Saved"] = saved,
            });
    }
}
