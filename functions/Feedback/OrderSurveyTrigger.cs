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
using OrderSurveyStore = LeadToCash.Cases.CaseStore<LeadToCash.Feedback.OrderSurvey, LeadToCash.Feedback.OrderSurveyCommand, LeadToCash.Feedback.OrderSurveyEvent>;

namespace LeadToCash.Feedback;

/// <summary>The question about ordering. What a mail scanner fetches answers nothing; the first POST does.</summary>
public sealed class OrderSurveyTrigger(OrderSurveyStore surveys, SurveyConsent consent, LinkSigner links, IStringLocalizer<SurveyTexts> texts)
{
    private const string Route = OrderSurveyMails.Purpose + "/{token}";

    private static readonly Dictionary<string, string[]> NoErrors = [];

    /// <summary>Shows the question, or the answer that was given; changes nothing. Query: <c>score</c>, the answer to be chosen already.</summary>
    [Function("ShowOrderSurvey")]
    [Describes(Answer = typeof(OrderSurveyView), Page = true, Query = ["score"])]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(OrderSurveyMails.Purpose, token);
        OrderSurvey? survey = await FindAsync(link, cancellationToken);
        return Settled(request, link, survey, deciding: false)
            ?? (request.WantsJson() ? Results.Json(OrderSurveyView.Of(survey!), CaseJson.Options) : Form(survey!, token, Chosen(request), NoErrors, StatusCodes.Status200OK));
    }

    /// <summary>Answers the question; a second answer gets the first one back.</summary>
    [Function("AnswerOrderSurvey")]
    [Describes(Body = typeof(OrderSurveyAnswer), Form = true, Answer = typeof(OrderSurveyView), Page = true)]
    public async Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        LinkReading link = links.Read(OrderSurveyMails.Purpose, token);
        OrderSurvey? survey = await FindAsync(link, cancellationToken);
        if (Settled(request, link, survey, deciding: true) is { } settled)
        {
            return settled;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        OrderSurveyForm form = Cultures.In(Cultures.Of(survey!.Customer.Language), () => OrderSurveyForm.Of(fields, texts));
        if (form.Answer is null)
        {
            return request.WantsJson() ? Problem.Invalid(form.Errors) : Form(survey, token, fields, form.Errors, StatusCodes.Status400BadRequest);
        }

        CaseOutcome<OrderSurvey, OrderSurveyEvent> outcome = await surveys.ExecuteAsync(
            link.Claims!.CaseId, link.Claims.CommandId, new OrderSurveyCommand.Answer(form.Answer), "customer", cancellationToken);
        return Settled(request, link, outcome.State, deciding: true) ?? Problem.Of(outcome.Refusal!);
    }

    /// <summary>The customer does not want to be asked any more. Saying so twice changes nothing.</summary>
    [Function("DeclineSurveys")]
    [Describes(Page = true)]
    public async Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/decline")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(links.Read(OrderSurveyMails.Purpose, token), cancellationToken) is not { } survey)
        {
            return LinkPages.Invalid(request);
        }

        await consent.DeclineAsync(survey.Customer.CustomerId, cancellationToken);
        CultureInfo culture = Cultures.Of(survey.Customer.Language);
        return Cultures.In(culture, () => Page.Message(culture, texts["DeclinedTitle"], texts["DeclinedText"], "good"));
    }

    private async Task<OrderSurvey?> FindAsync(LinkReading link, CancellationToken cancellationToken) =>
        link.Claims is { } claims && (await surveys.FindAsync(claims.CaseId, cancellationToken))?.State is { AskedAt: not null } survey ? survey : null;

    /// <summary>The answer that was given, or why none is taken; null while the question is open.</summary>
    private IResult? Settled(HttpRequest request, LinkReading link, OrderSurvey? survey, bool deciding) => survey switch
    {
        null => LinkPages.Invalid(request),
        { Answer: not null } => request.WantsJson()
            ? Results.Json(OrderSurveyView.Of(survey), CaseJson.Options)
            : Page.Of<OrderSurveyAnswerPage>(Cultures.Of(survey.Customer.Language), new Dictionary<string, object?> { ["Survey"] = survey }),
        _ when link.Status == LinkStatus.Expired => Closed(request, Cultures.Of(survey.Customer.Language), deciding ? StatusCodes.Status409Conflict : StatusCodes.Status200OK),
        _ => null,
    };

    private IResult Closed(HttpRequest request, CultureInfo culture, int status) => Cultures.In(culture, () =>
        LinkPages.Closed(request, culture, status, "survey-closed", texts["ClosedTitle"], texts["ClosedText"]));

    private static SubmittedFields Chosen(HttpRequest request) => SubmittedFields.Of("score", request.Query["score"].ToString());

    private static IResult Form(OrderSurvey survey, string token, SubmittedFields fields, IReadOnlyDictionary<string, string[]> errors, int status) => Page.Of<OrderSurveyPage>(
        Cultures.Of(survey.Customer.Language),
        new Dictionary<string, object?> { ["Survey"] = survey, ["DeclinePath"] = $"/{OrderSurveyMails.Purpose}/{token}/decline", ["Fields"] = fields, ["Errors"] = errors },
        status);
}

/// <summary>The question about an order as its link shows it.</summary>
/// <param name="OrderNumber">Number of the order.</param>
/// <param name="OpenUntil">Until when it can be answered, UTC.</param>
/// <param name="Answer">The answer that was given, or null.</param>
public sealed record OrderSurveyView(string OrderNumber, DateTimeOffset OpenUntil, OrderSurveyAnswer? Answer)
{
    /// <summary>Of a question.</summary>
    public static OrderSurveyView Of(OrderSurvey survey) => new(survey.OrderNumber, survey.OpenUntil, survey.Answer);
}
