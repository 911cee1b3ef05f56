using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.QuoteToOrder;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Invoices for programs of staff: their files, credit notes, giving up what will not be paid, and another try for one that breaks rules.</summary>
public sealed class InvoicesApi(InvoiceStore invoices, InvoiceChanges changes, InvoiceFiles files, Staff staff)
{
    private const int LongestReason = 500;

    /// <summary>A file of an invoice: <c>pdf</c>, <c>ubl</c> (EN 16931) or <c>xrechnung</c>; 409 where its rules can't be kept.</summary>
    [Function("GetInvoiceFile")]
    public async Task<IResult> GetFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/invoices/{id}/files/{format:regex(^(pdf|ubl|xrechnung)$)}")] HttpRequest request,
        string id, string format, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (await invoices.FindAsync(id, cancellationToken) is not { } file)
        {
            return NotFound(id);
        }

        PageHeaders.Set(request.HttpContext.Response);
        return await files.GetAsync(id, file.State, Enum.Parse<InvoiceFormat>(format, ignoreCase: true), cancellationToken) is { } found
            ? Results.Bytes(found.Content, found.ContentType, found.Name)
            : Problem.Of(StatusCodes.Status409Conflict, "format-impossible", $"Invoice {file.State.Number} can't keep the rules of that format.");
    }

    /// <summary>Credits an invoice, in part or as a whole; its credit note is issued and sent. Under one <c>Idempotency-Key</c> it happens once.</summary>
    [Function("CreditInvoice")]
    [Describes(Body = typeof(CreditRequest), Answer = typeof(CreditGranted), Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> CreditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/credits")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        (CreditRequest? wish, IResult? problem) = await JsonBody.ReadAsync<CreditRequest>(request, cancellationToken);
        if (wish is null || (problem = Objection(wish.Reason)) is not null)
        {
            return problem!;
        }

        (string creditNoteId, Refusal? refused) = await changes.CreditAsync(
            id, wish.Lines, wish.Reason!.Trim(), staff.Of(request)!.Actor, OrderChanges.CommandIdOf(request).CommandId, cancellationToken);
        return refused is null
            ? Results.Json(new CreditGranted(creditNoteId), CaseJson.Options, statusCode: StatusCodes.Status202Accepted)
            : Refused(id, refused);
    }

    /// <summary>Gives up what is open of an invoice, for good. A second call changes nothing.</summary>
    [Function("WriteOffInvoice")]
    [Describes(Body = typeof(WriteOffRequest), Answer = typeof(Invoice))]
    public async Task<IResult> WriteOffAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/write-off")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        (WriteOffRequest? wish, IResult? problem) = await JsonBody.ReadAsync<WriteOffRequest>(request, cancellationToken);
        if (wish is null || (problem = Objection(wish.Reason)) is not null)
        {
            return problem!;
        }

        return await changes.WriteOffAsync(id, wish.Reason!.Trim(), staff.Of(request)!.Actor, cancellationToken) is { } refused
            ? Refused(id, refused)
            : Results.Json((await invoices.GetAsync(id, cancellationToken)).State, CaseJson.Options);
    }

    /// <summary>Tries an invoice again that broke rules of e-invoicing. Nothing happens if it is issued already.</summary>
    [Function("RetryInvoice")]
    [Describes(Status = StatusCodes.Status202Accepted)]
    public async Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/issue")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        if (await client.GetInstanceAsync(BillToIssue.InstanceId(id), cancellationToken) is not { IsCompleted: false } instance)
        {
            return Problem.NotFound($"No invoice '{id}' waits to be issued.");
        }

        await client.RaiseEventAsync(instance.InstanceId, nameof(BillMended), new BillMended(), cancellationToken);
        return Results.Accepted($"/api/invoices/{id}");
    }

    private static IResult? Objection(string? reason) => reason?.Trim() switch
    {
        null or "" => Problem.Invalid("reason", "Say why; the books and the customer need it."),
        { Length: > LongestReason } => Problem.Invalid("reason", "At most 500 characters."),
        _ => null,
    };

    private static IResult Refused(string id, Refusal refused) => refused.Code switch
    {
        "invoice-unknown" => NotFound(id),
        "line-unknown" or "credit-too-much" => Problem.Of(refused, StatusCodes.Status422UnprocessableEntity),
        _ => Problem.Of(refused),
    };

    private static IResult NotFound(string id) => Problem.NotFound($"There is no invoice '{id}'.");
}

/// <summary>What to credit.</summary>
/// <param name="Reason">Why; at most 500 characters, which the customer reads.</param>
/// <param name="Lines">By line of the invoice; null for all that is left.</param>
public sealed record CreditRequest(string? Reason, IReadOnlyList<CreditWish>? Lines = null);

/// <summary>A credit was granted.</summary>
/// <param name="CreditNoteId">Case id that the credit note gets.</param>
public sealed record CreditGranted(string CreditNoteId);

/// <summary>Why an invoice is given up.</summary>
/// <param name="Reason">At most 500 characters.</param>
public sealed record WriteOffRequest(string? Reason);
