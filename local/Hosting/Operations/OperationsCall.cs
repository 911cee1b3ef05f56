using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadToCash.Local.Hosting.Operations.Pages;
using LeadToCash.Local.Hosting.Operations.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LeadToCash.Local.Hosting.Operations;

/// <summary>One call of the operations page: who calls, in which language, and whether for a page or for its data.</summary>
internal sealed record OperationsCall(HttpContext Http, Operator Operator, FormTokens Tokens, DateTimeOffset Now, string App)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public Texts Texts { get; } = Texts.For(Http.Request);

    public string RawTarget { get; } = Http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    public string Path => OperationsLinks.Path(RawTarget);

    /// <summary>The instance or queue that the address names.</summary>
    public string Subject => OperationsLinks.Subject(RawTarget);

    /// <summary>Whether data is asked for: by the address, or by accepting JSON and no page.</summary>
    public bool WantsJson { get; init; } = WantsJsonOf(Http.Request, Http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);

    public CancellationToken Aborted => Http.RequestAborted;

    public string? Query(string name) => Http.Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    public static bool WantsJsonOf(HttpRequest request, string rawTarget) => OperationsLinks.IsJson(rawTarget) || AcceptsJson(request);

    public static bool AcceptsJson(HttpRequest request)
    {
        string accept = request.Headers.Accept.ToString();
        return accept.Contains("application/json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A field of a form, with the token that lets it be sent once to an address.</summary>
    public Html TokenField(string path) => Html.Of($"""<input type="hidden" name="token" value="{Tokens.Issue(Operator, path)}">""");

    /// <summary>The same data as a page or as JSON.</summary>
    public IResult Show<TModel>(TModel model, string title, Func<TModel, Html> page, int status = StatusCodes.Status200OK) =>
        WantsJson ? Results.Json(model, Json, statusCode: status) : Markup(PageFrame.Render(this, title, page(model), hasData: true), status);

    /// <summary>A page that asks or tells something; there is no data behind it.</summary>
    public IResult Page(string title, Html content, int status = StatusCodes.Status200OK) => Markup(PageFrame.Render(this, title, content, hasData: false), status);

    /// <summary>Says what is wrong: on a page, or as a problem document.</summary>
    public IResult Refuse(int status, string title, string detail) => WantsJson
        ? Results.Problem(statusCode: status, title: title, detail: detail)
        : Page(title, Html.Of($"""<p class="notice bad" role="alert">{detail}</p>"""), status);

    /// <summary>Leads on after a change; a program gets the outcome.</summary>
    public IResult Done(string address, object outcome)
    {
        if (WantsJson)
        {
            return Results.Json(outcome, Json);
        }

        Http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Markup(Html page, int status) => Results.Text(page.ToString(), "text/html; charset=utf-8", statusCode: status);
}
