using System.Globalization;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;
using SurveyStore = LeadToCash.Cases.CaseStore<LeadToCash.Feedback.Survey, LeadToCash.Feedback.SurveyCommand, LeadToCash.Feedback.SurveyEvent>;

namespace LeadToCash.Feedback;

/// <summary>The survey's page. What a mail scanner fetches answers nothing; the first POST does.</summary>
public sealed class SurveyTrigger(SurveyStore surveys, LinkSigner links, IStringLocalizer<SurveyTexts> texts)
{
    private const string Purpose = "surveys";

    /// <summary>Shows the questions, or the answer that was given; changes nothing.</summary>
    [Function("ShowSurvey")]
    [Describes(Answer = typeof(SurveyView), Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "surveys/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(Purpose, token);
        Survey? survey = await FindAsync(link, cancellationToken);
        return Settled(request, link, survey, deciding: false)
            ?? (request.WantsJson() ? Results.Json(SurveyView.Of(survey!), CaseJson.Options) : Form(survey!, SubmittedFields.Empty, new Dictionary<string, string[]>(), StatusCodes.Status200OK));
    }

    /// <summary>Answers the survey; a second answer gets the first one back.</summary>
    [Function("AnswerSurvey")]
    [Describes(Body = typeof(SurveyAnswer), Form = true, Answer = typeof(SurveyView), Page = true)]
    public async Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "surveys/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(Purpose, token);
        Survey? survey = await FindAsync(link, cancellationToken);
        if (Settled(request, link, survey, deciding: true) is { } settled)
        {
            return settled;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        SurveyForm form = Cultures.In(Cultures.Of(survey!.Customer.Language), () => SurveyForm.Of(fields, texts));
        if (form.Answer is null)
        {
            return request.WantsJson() ? Problem.Invalid(form.Errors) : Form(survey, fields, form.Errors, StatusCodes.Status400BadRequest);
        }

        CaseOutcome<Survey, SurveyEvent> outcome = await surveys.ExecuteAsync(
            link.Claims!.CaseId, link.Claims.CommandId, new AnswerSurvey(form.Answer), "customer", cancellationToken);
        return Settled(request, link, outcome.State, deciding: true) ?? Problem.Of(outcome.Refusal!);
    }

    private async Task<Survey?> FindAsync(LinkReading link, CancellationToken cancellationToken) =>
        link.Claims is { } claims ? (await surveys.FindAsync(claims.CaseId, cancellationToken))?.State : null;

    /// <summary>The answer that was given, or why none is taken; null while the survey is open.</summary>
    private IResult? Settled(HttpRequest request, LinkReading link, Survey? survey, bool deciding)
    {
        int late = deciding ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
        return survey switch
        {
            null => LinkPages.Invalid(request),
            { Answer: { } answer } => request.WantsJson()
                ? Results.Json(SurveyView.Of(survey), CaseJson.Options)
                : Page.Of<SurveyAnswerPage>(Cultures.Of(survey.Customer.Language), new Dictionary<string, object?> { ["Answer"] = answer }),
            _ when survey.Status == SurveyStatus.Closed || link.Status == LinkStatus.Expired => Closed(request, Cultures.Of(survey.Customer.Language), late),
            _ => null,
        };
    }

    private IResult Closed(HttpRequest request, CultureInfo culture, int status) => Cultures.In(culture, () =>
        LinkPages.Closed(request, culture, status, "survey-closed", texts["ClosedTitle"], texts["ClosedText"]));

    private static IResult Form(Survey survey, SubmittedFields fields, IReadOnlyDictionary<string, string[]> errors, int status) => Page.Of<SurveyPage>(
        Cultures.Of(survey.Customer.Language), new Dictionary<string, object?> { ["Survey"] = survey, ["Fields"] = fields, ["Errors"] = errors }, status);
}

/// <summary>A survey as its link shows it.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Status">Whether it is open.</param>
/// <param name="Answer">The answer that was given, or null.</param>
public sealed record SurveyView(string Work, SurveyStatus Status, SurveyAnswer? Answer)
{
    /// <summary>Of a survey.</summary>
    public static SurveyView Of(Survey survey) => new(survey.Work, survey.Status, survey.Answer);
}
