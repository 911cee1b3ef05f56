using System.Diagnostics;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Problems;

/// <summary>Errors over HTTP as RFC 9457 problem documents, from one place.</summary>
public static class Problem
{
    private const string TypePrefix = "urn:leadtocash:problem:";

    /// <summary>A problem document.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable, kebab-case; the end of the document's <c>type</c>.</param>
    /// <param name="detail">One sentence for people: what is wrong and where.</param>
    /// <param name="extensions">More members, e.g. <c>line</c> and <c>position</c>.</param>
    public static IResult Of(int status, string code, string detail, IDictionary<string, object?>? extensions = null) =>
        Results.Problem(detail, Activity.Current?.Id, status, title: Title(status), type: TypePrefix + code, extensions);

    /// <summary>A refusal of the business: 409 unless told otherwise.</summary>
    public static IResult Of(Refusal refusal, int status = StatusCodes.Status409Conflict) => Of(status, refusal.Code, refusal.Reason);

    /// <summary>Fields of a form or document that don't hold, each with its sentences.</summary>
    public static IResult Invalid(IEnumerable<KeyValuePair<string, string[]>> errors, string detail = "Some fields are missing or wrong.") =>
        Results.ValidationProblem(errors, detail, Activity.Current?.Id, StatusCodes.Status400BadRequest, Title(400), TypePrefix + "invalid-input");

    /// <summary>One field that doesn't hold.</summary>
    public static IResult Invalid(string field, string sentence) => Invalid([KeyValuePair.Create(field, new[] { sentence })]);

    /// <summary>404.</summary>
    public static IResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "not-found", what);

    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
