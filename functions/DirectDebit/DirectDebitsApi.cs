using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Banking;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.QuoteToOrder;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using MandateStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Mandate, LeadToCash.DirectDebit.MandateCommand, LeadToCash.DirectDebit.MandateEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>Has invoices collected or not, and takes in what the bank rejects.</summary>
public sealed class DirectDebitsApi(
    CollectionStore store, InvoiceStore invoices, MandateStore mandates, CustomerMandates customerMandates, Collections collections, NumberIndex numbers, StatusReports reports, Staff staff)
{
    private const int LongestReason = 500;

    /// <summary>
    /// Has an open invoice collected: <c>invoice</c> by number or id, <c>mandate</c> by reference (the customer's for all collections to come, unless given). The customer is told by a
    /// mail. The same call while it is under way changes nothing.
    /// </summary>
    [Function("CollectByDirectDebit")]
    [Describes(Body = typeof(WantedCollection), Form = true, Answer = typeof(Collection), Page = true, Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> CollectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/direct-debits")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDirectDebits, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        string id = await numbers.FindAsync(fields["invoice"], cancellationToken) ?? fields["invoice"];
        if (await invoices.FindAsync(id, cancellationToken) is not { } file)
        {
            return Problem.NotFound($"There is no invoice '{fields["invoice"]}'.");
        }

        if (Collections.Objection(file.State) is { } objection)
        {
            return Refused(request, new Refusal("collection-impossible", $"Invoice {file.State.Number}: {objection}"));
        }

        DateOnly on = collections.DayOf(file.State.DueDate);
        CaseFile<Mandate>? mandate = fields["mandate"] is { Length: > 0 } named
            ? await mandates.FindAsync(named, cancellationToken)
            : await customerMandates.UsableAsync(file.State.Customer.CustomerId, on, cancellationToken);
        if (mandate?.State.IsUsableOn(on) != true || mandate.State.Terms.Debtor.CustomerId != file.State.Customer.CustomerId)
        {
            return Refused(request, new Refusal("mandate-missing", $"The customer has no mandate that can be used on {on:yyyy-MM-dd}."));
        }

        string actor = staff.Of(request)!.Actor;
        string commandId = string.Create(CultureInfo.InvariantCulture, $"staff/{file.Version}");
        return Answer(request, await collections.AnnounceAsync(file.Id, file.State, mandate.Id, null, commandId, actor, cancellationToken), StatusCodes.Status202Accepted);
    }

    /// <summary>Calls a collection off that is in no file yet: <c>reason</c>. The invoice is dunned as ever then. Twice is once.</summary>
    [Function("CancelDirectDebit")]
    [Describes(Body = typeof(CancelledCollection), Form = true, Answer = typeof(Collection), Page = true)]
    public async Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/direct-debits/{id}/cancellation")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDirectDebits, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || await store.FindAsync(id, cancellationToken) is not { } file)
        {
            return problem ?? Problem.NotFound($"There is no collection '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        return fields.Optional("reason", LongestReason) is { } reason
            ? Answer(
                request,
                await store.ExecuteAsync(id, "staff/cancel/" + file.State.Current.EndToEndId, new CollectionCommand.Cancel(reason, actor), actor, cancellationToken),
                StatusCodes.Status200OK)
            : Problem.Invalid("reason", "Say why.");
    }

    /// <summary>Takes in what the bank rejected before it credited (pain.002), as the body or the file of a form. Each rejection counts once.</summary>
    [Function("UploadDirectDebitReport")]
    [Describes(Answer = typeof(IReadOnlyList<ReportedCollection>), Page = true)]
    public async Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/direct-debit-reports")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RunDirectDebits, out IResult? refusal))
        {
            return refusal!;
        }

        (byte[]? file, IResult? unreadable) = await StatementUpload.ReadAsync(request, cancellationToken);
        if (file is null)
        {
            return unreadable!;
        }

        try
        {
            IReadOnlyList<ReportedCollection> noted = await reports.ReceiveAsync(file, cancellationToken);
            return request.HasFormContentType && !request.WantsJson() ? Results.Redirect("/direct-debits") : Results.Json(noted, CaseJson.Options);
        }
        catch (UnreadableStatementException failure)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "unreadable-report", $"Line {failure.Error.Line}, {failure.Error.Where}: {failure.Error.Sentence}");
        }
    }

    private static IResult Answer(HttpRequest request, CaseOutcome<Collection, CollectionEvent> outcome, int status) => (outcome.Refusal, request.WantsJson()) switch
    {
        ({ } refusal, _) => Refused(request, refusal),
        (_, true) => Results.Json(outcome.State, CaseJson.Options, statusCode: status),
        _ => Results.Redirect("/direct-debits/" + CollectionIds.Of(outcome.State!.Invoice.Number)),
    };

    private static IResult Refused(HttpRequest request, Refusal refusal) =>
        request.WantsJson() ? Problem.Of(refusal) : Page.Message(Cultures.English, "That is not possible", refusal.Reason, "warn", StatusCodes.Status409Conflict);
}

/// <summary>An invoice that is to be collected.</summary>
/// <param name="Invoice">Number or id.</param>
/// <param name="Mandate">Reference; the customer's for all collections to come unless given.</param>
internal sealed record WantedCollection(string Invoice, string? Mandate = null);

/// <summary>Why a collection is called off.</summary>
internal sealed record CancelledCollection(string Reason);
