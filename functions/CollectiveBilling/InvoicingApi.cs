using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace LeadToCash.CollectiveBilling;

/// <summary>How a customer is billed: each bill by itself, or collected.</summary>
public sealed class InvoicingApi(InvoicingAgreements agreements, Staff staff)
{
    /// <summary>What was agreed with a customer, and what will be on the next invoices.</summary>
    [Function("GetInvoicing")]
    [Describes(Answer = typeof(InvoicingView))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/customers/{id}/invoicing")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await ViewAsync(request, id, cancellationToken);
    }

    /// <summary>
    /// Records what was agreed: <c>cycle</c> (<c>weekly</c>, <c>halfMonthly</c>, <c>monthly</c>, or <c>none</c>, which ends it), <c>separation</c> (<c>none</c>, <c>order</c>, <c>deliveryAddress</c>), <c>mostLines</c>
    /// (1 to 200), <c>from</c> (today unless given). Needs <c>If-Match</c> once anything was agreed: 412 when it is not what the caller read, 428 when he does not say what he read.
    /// </summary>
    [Function("PutInvoicing")]
    [Describes(Body = typeof(WantedInvoicing), Answer = typeof(InvoicingView))]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/customers/{id}/invoicing")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? unreadable) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        (InvoicingTerms? terms, Dictionary<string, string[]> errors) = WantedInvoicing.Read(fields, agreements.Today);
        if (terms is null)
        {
            return Problem.Invalid(errors);
        }

        if (await agreements.FindAsync(id, cancellationToken) is not (var before, var revision))
        {
            return Problem.NotFound($"There is no customer '{id}'.");
        }

        bool changes = before.Agreed.Count == 0 || before.Agreed[^1] != terms;
        return (changes ? Precondition(request, revision) : null)
            ?? (await agreements.AgreeAsync(id, terms, revision, staff.Of(request)!.Actor, cancellationToken) is { } no ? (no.Code == "stale" ? Stale() : Problem.Of(no)) : null)
            ?? await ViewAsync(request, id, cancellationToken);
    }

    private async Task<IResult> ViewAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await agreements.FindAsync(id, cancellationToken) is not (var view, var revision))
        {
            return Problem.NotFound($"There is no customer '{id}'.");
        }

        request.HttpContext.Response.Headers.ETag = TagOf(revision).ToString();
        return Results.Json(view, CaseJson.Options);
    }

    private static IResult? Precondition(HttpRequest request, int revision)
    {
        IList<EntityTagHeaderValue> match = request.GetTypedHeaders().IfMatch;
        return (match.Count, revision) switch
        {
            (0, 0) => null,
            (0, _) => Problem.Of(StatusCodes.Status428PreconditionRequired, "precondition-required", "Something was agreed on; name the ETag that you read in If-Match."),
            _ => match.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(TagOf(revision), useStrongComparison: true)) ? null : Stale(),
        };
    }

    private static EntityTagHeaderValue TagOf(int revision) => new(string.Create(CultureInfo.InvariantCulture, $"\"{revision}\""));

    private static IResult Stale() => Problem.Of(StatusCodes.Status412PreconditionFailed, "stale", "Something else was agreed on than you read; read it again.");
}
