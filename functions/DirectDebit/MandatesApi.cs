using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>Takes, amends and ends mandates.</summary>
public sealed class MandatesApi(MandateGranting granting, MandateStore mandates, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    private const int LongestText = 500;

    /// <summary>
    /// Asks a customer for a mandate by a mail with a link, or, with <c>iban</c>, <c>holder</c>, <c>signedOn</c> and <c>note</c>, notes one that was signed on paper. The same call
    /// on the same day is one mandate; an <c>Idempotency-Key</c> makes it another.
    /// </summary>
    [Function("TakeMandate")]
    [Describes(Body = typeof(WantedMandate), Form = true, Answer = typeof(Mandate), Page = true, Status = StatusCodes.Status201Created)]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageMandates, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        DateOnly today = calendars.Today(time);
        (MandateWish? wish, IReadOnlyDictionary<string, string[]> errors) = MandateFields.Wish(fields, today);
        if (wish is null)
        {
            return request.WantsJson()
                ? Problem.Invalid(errors)
                : Page.Message(Cultures.English, "Some fields are missing or wrong", string.Join(" ", errors.SelectMany(error => error.Value)), "bad", StatusCodes.Status400BadRequest);
        }

        string key = request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 200 } given ? "key|" + given : string.Create(CultureInfo.InvariantCulture, $"{today:yyyyMMdd}|{wish}");
        CaseOutcome<Mandate, MandateEvent> outcome = await granting.TakeAsync(wish, key, staff.Of(request)!.Actor, cancellationToken);
        return Answer(request, outcome, StatusCodes.Status201Created);
    }

    /// <summary>Has another account debited: <c>iban</c>, <c>holder</c> if it is another, <c>bic</c>, and <c>note</c> on who said so. The bank is told with the next collection.</summary>
    [Function("AmendMandate")]
    [Describes(Body = typeof(AmendedAccount), Form = true, Answer = typeof(Mandate), Page = true)]
    public Task<IResult> AmendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{id}/amendments")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, "amend", (fields, mandate, actor) =>
        {
            (MandateAccount? account, IReadOnlyDictionary<string, string> errors) = MandateFields.Account(fields, mandate.Account?.Holder);
            return account is null
                ? (null, Problem.Invalid(errors.Select(error => KeyValuePair.Create(error.Key, new[] { MandateFields.Sentence(error.Value) }))))
                : fields.Optional("note", LongestText) is { } note
                    ? (new MandateCommand.Amend(account, note, actor), null)
                    : (null, Problem.Invalid("note", "Say who asked for it and how."));
        }, cancellationToken);

    /// <summary>Ends it for ever: <c>reason</c>. What is in a file already is collected.</summary>
    [Function("RevokeMandate")]
    [Describes(Body = typeof(EndedMandate), Form = true, Answer = typeof(Mandate), Page = true)]
    public Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{id}/revocation")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, "revoke", (fields, _, actor) => fields.Optional("reason", LongestText) is { } reason
            ? (new MandateCommand.Revoke(reason, actor), null)
            : (null, Problem.Invalid("reason", "Say why.")), cancellationToken);

    /// <summary>Makes the next collection its last (sequence <c>FNAL</c>).</summary>
    [Function("PlanEndOfMandate")]
    [Describes(Answer = typeof(Mandate), Page = true)]
    public Task<IResult> PlanEndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{id}/end")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, "end", (_, _, actor) => (new MandateCommand.PlanEnd(actor), null), cancellationToken);

    private async Task<IResult> ChangeAsync(
        HttpRequest request, string id, string what, Func<SubmittedFields, Mandate, string, (MandateCommand? Command, IResult? Problem)> read, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageMandates, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = request.HasJsonContentType() || request.HasFormContentType ? await SubmittedFields.ReadAsync(request, cancellationToken) : (SubmittedFields.Empty, null);
        if (problem is not null || await mandates.FindAsync(id, cancellationToken) is not { } file)
        {
            return problem ?? Problem.NotFound($"There is no mandate '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        (MandateCommand? command, IResult? wrong) = read(fields, file.State, actor);
        return command is null
            ? wrong!
            : Answer(request, await mandates.ExecuteAsync(id, string.Create(CultureInfo.InvariantCulture, $"{what}/{file.Version}"), command, actor, cancellationToken), StatusCodes.Status200OK);
    }

    private static IResult Answer(HttpRequest request, CaseOutcome<Mandate, MandateEvent> outcome, int status)
    {
        if (outcome.Refusal is { } refusal)
        {
            return request.WantsJson() ? Problem.Of(refusal) : Page.Message(Cultures.English, "That is not possible", refusal.Reason, "warn", StatusCodes.Status409Conflict);
        }

        string reference = outcome.State!.Terms.Reference;
        request.HttpContext.Response.Headers.Location = "/api/mandates/" + reference;
        return request.WantsJson() ? Results.Json(outcome.State, CaseJson.Options, statusCode: status) : Results.Redirect("/mandates/" + reference);
    }
}

/// <summary>A mandate that is wanted.</summary>
/// <param name="Customer">Id or e-mail address of the customer.</param>
/// <param name="Scheme"><c>core</c> (unless given) or <c>b2b</c>.</param>
/// <param name="Kind"><c>recurrent</c> (unless given) or <c>oneOff</c>.</param>
/// <param name="Reference">Of a mandate from before; the next of the series unless given.</param>
/// <param name="Iban">Of a mandate on paper.</param>
/// <param name="Holder">In whose name the account is.</param>
/// <param name="Bic">Its bank, where the IBAN is not enough.</param>
/// <param name="SignedOn">Local day of the signature.</param>
/// <param name="Note">Where the paper is.</param>
internal sealed record WantedMandate(
    string Customer, string? Scheme = null, string? Kind = null, string? Reference = null, string? Iban = null, string? Holder = null, string? Bic = null, DateOnly? SignedOn = null, string? Note = null);

/// <summary>Another account of a mandate.</summary>
/// <param name="Iban">The account.</param>
/// <param name="Note">Who asked for it and how.</param>
/// <param name="Holder">In whose name it is; the same unless given.</param>
/// <param name="Bic">Its bank, where the IBAN is not enough.</param>
internal sealed record AmendedAccount(string Iban, string Note, string? Holder = null, string? Bic = null);

/// <summary>Why a mandate ends.</summary>
internal sealed record EndedMandate(string Reason);
