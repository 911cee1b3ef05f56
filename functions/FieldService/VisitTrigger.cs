using System.Globalization;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.FieldService;

/// <summary>The technician's page: what to do and where, and the report that completes the visit.</summary>
public sealed class VisitTrigger(
    VisitStore visits, LinkSigner links, Technicians technicians, ProductCatalog catalog, IStringLocalizer<VisitTexts> texts)
{
    private const string Purpose = "visits";

    /// <summary>Shows the visit to its technician; changes nothing.</summary>
    [Function("ShowVisit")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "visits/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(Purpose, token);
        CaseFile<Visit>? file = await FindAsync(link, cancellationToken);
        CultureInfo culture = CultureOf(request, link);
        return Obstacle(request, culture, link, file?.State, deciding: false) ?? Shown(request, culture, file!.State);
    }

    /// <summary>Hands in the report, signed by the customer; a second report gets the answer of the first.</summary>
    [Function("ReportVisit")]
    [Describes(Body = typeof(ReportFields), Form = true, Answer = typeof(VisitSummary), Page = true)]
    public async Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "visits/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(Purpose, token);
        CaseFile<Visit>? file = await FindAsync(link, cancellationToken);
        CultureInfo culture = CultureOf(request, link);
        if (Obstacle(request, culture, link, file?.State, deciding: true) is { } obstacle)
        {
            return obstacle;
        }

        if (file!.State.Status == VisitStatus.Completed)
        {
            return Shown(request, culture, file.State);
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        ReportForm form = Cultures.In(culture, () => ReportForm.Of(fields, catalog, texts));
        if (form.Report is null)
        {
            return request.WantsJson() ? Problem.Invalid(form.Errors) : Form(culture, file.State, fields, form.Errors);
        }

        LinkClaims claims = link.Claims!;
        CaseOutcome<Visit, VisitEvent> outcome = await visits.ExecuteAsync(
            claims.CaseId, claims.CommandId, new ReportVisit(claims.Step!, form.Report), $"technician:{claims.Step}", cancellationToken);
        return outcome.Refusal is null || outcome.State!.Status == VisitStatus.Completed
            ? Shown(request, culture, outcome.State!)
            : Obstacle(request, culture, link, outcome.State, deciding: true) ?? Problem.Of(outcome.Refusal);
    }

    private async Task<CaseFile<Visit>?> FindAsync(LinkReading link, CancellationToken cancellationToken) =>
        link.Claims is { } claims ? await visits.FindAsync(claims.CaseId, cancellationToken) : null;

    /// <summary>Why this link shows or takes no report; null if it does.</summary>
    private IResult? Obstacle(HttpRequest request, CultureInfo culture, LinkReading link, Visit? visit, bool deciding) => (link, visit) switch
    {
        (_, null) => LinkPages.Invalid(request),
        _ when visit.Appointment?.TechnicianId != link.Claims!.Step => Answer(request, culture, "Reassigned", StatusCodes.Status410Gone, "visit-reassigned"),
        (_, { Status: VisitStatus.Completed }) => null,
        (_, { Status: VisitStatus.Cancelled }) => Answer(request, culture, "Cancelled", deciding ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, "visit-cancelled", visit.CancelledBecause!),
        ({ Status: LinkStatus.Expired }, _) => Answer(request, culture, "Expired", deciding ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, "link-expired"),
        _ => null,
    };

    private IResult Answer(HttpRequest request, CultureInfo culture, string text, int status, string code, params object[] arguments) => Cultures.In(culture, () =>
        LinkPages.Closed(request, culture, status, code, texts[text + "Title"], texts[text == "Cancelled" ? "CancelledPage" : text + "Text", arguments]));

    private static IResult Shown(HttpRequest request, CultureInfo culture, Visit visit) => request.WantsJson()
        ? Results.Json(new VisitSummary(visit.Status, visit.Work, visit.Appointment!.Start, visit.Report?.HoursWorked, visit.CompletedAt), CaseJson.Options)
        : Form(culture, visit, SubmittedFields.Empty, new Dictionary<string, string[]>(), StatusCodes.Status200OK);

    private static IResult Form(
        CultureInfo culture, Visit visit, SubmittedFields fields, IReadOnlyDictionary<string, string[]> errors, int status = StatusCodes.Status400BadRequest) =>
        Page.Of<VisitPage>(culture, new Dictionary<string, object?> { ["Visit"] = visit, ["Fields"] = fields, ["Errors"] = errors }, status);

    private CultureInfo CultureOf(HttpRequest request, LinkReading link) =>
        link.Claims?.Step is { } id && technicians.Find(id) is { } technician ? Cultures.Of(technician.Language) : Cultures.Of(request);
}

/// <summary>A visit as a technician's app gets it.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Work">What is to be done.</param>
/// <param name="Start">When, UTC.</param>
/// <param name="HoursWorked">As reported; null before.</param>
/// <param name="CompletedAt">When it was signed, UTC; null before.</param>
public sealed record VisitSummary(VisitStatus Status, string Work, DateTimeOffset Start, decimal? HoursWorked, DateTimeOffset? CompletedAt);
