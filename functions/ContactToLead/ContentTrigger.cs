using System.Globalization;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ContactStore = LeadToCash.Cases.CaseStore<LeadToCash.ContactToLead.Contact, LeadToCash.ContactToLead.ContactCommand, LeadToCash.ContactToLead.ContactEvent>;

namespace LeadToCash.ContactToLead;

/// <summary>
/// The page behind a nurturing mail. Opening it (GET, HEAD) does not count as interest, because mail scanners open every link;
/// pressing one of its buttons does, each once.
/// </summary>
public sealed class ContentTrigger(ContactStore contacts, NurturingSeries series, InteractionPoints points, LinkSigner links, TimeProvider time)
{
    private const string Read = "view";
    private const string Request = "request";

    [Function("ContentPage")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "c/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(ContactLinks.Content, token);
        return link.Status == LinkStatus.Valid
            ? Answer(request, (await contacts.FindAsync(link.Claims!.CaseId, cancellationToken))?.State, link.Claims, pressed: null)
            : Refused(request, link);
    }

    /// <summary>Counts one of the buttons. Without consent nothing is counted, and the article is shown all the same.</summary>
    [Function("Content")]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "c/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(ContactLinks.Content, token);
        if (link.Status != LinkStatus.Valid)
        {
            return Refused(request, link);
        }

        (IFormCollection? form, IResult? problem) = await FormBody.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return problem!;
        }

        LinkClaims claims = link.Claims!;
        string pressed = form["action"] == Request ? Request : Read;
        DateTimeOffset now = time.GetUtcNow();
        RecordInteraction command = points.On(now).Count(pressed, now, series.Mail(claims.Version)?.Key)!;
        Contact? contact = (await contacts.ExecuteAsync(claims.CaseId, $"{claims.CommandId}{pressed}", command, "customer", cancellationToken)).State;
        return Answer(request, contact, claims, pressed);
    }

    private static IResult Refused(HttpRequest request, LinkReading link) => link.Status == LinkStatus.Expired
        ? ContactRefusals.TooLate(request, Cultures.Of(request), "link-expired", "Link.Expired")
        : LinkPages.Invalid(request);

    private IResult Answer(HttpRequest request, Contact? contact, LinkClaims claims, string? pressed)
    {
        if (contact is null || series.Mail(claims.Version) is not { } mail)
        {
            return ContactRefusals.Gone(request, Cultures.Of(request), "Preferences.Gone");
        }

        CultureInfo culture = Cultures.Of(contact.Preferences.Language);
        return Page.Of<ContentPage>(culture, new Dictionary<string, object?>
        {
            ["Article"] = mail.In(culture).Article,
            ["Whole"] = pressed is not null,
            ["Requested"] = pressed == Request,
        });
    }
}
