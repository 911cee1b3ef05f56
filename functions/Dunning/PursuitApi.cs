using System.Globalization;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.OrderToCash;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Dunning;

/// <summary>What stops the pursuit of an invoice: disputes, instalments, others who pursue it.</summary>
public sealed class PursuitApi(ClaimChanges changes, BusinessCalendars calendars, TimeProvider time)
{
    private const int LongestText = 500;

    /// <summary>Notes that the customer disputes the invoice. Fields: <c>reason</c>, <c>amount</c> (all unless given), <c>from</c> (today unless given). Sent twice from one version it is one dispute.</summary>
    [Function("DisputeInvoice")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> DisputeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/disputes")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        changes.ApplyAsync(request, id, "dispute", (fields, invoice, actor) =>
        {
            DateOnly? from = fields.Date("from", calendars.Today(time));
            Money? amount = fields.Amount("amount", invoice.Gross.Currency);
            return fields.Optional("reason", LongestText) is { } reason && from is not null && (amount is not null || fields["amount"].Length == 0)
                ? new InvoiceCommand.Dispute(string.Create(CultureInfo.InvariantCulture, $"{from:yyyyMMdd}-{invoice.Disputes.Count + 1}"), from.Value, amount, reason, actor)
                : null;
        }, cancellationToken);

    /// <summary>Ends a dispute. Fields: <c>dispute</c> (the open one unless given), <c>rejected</c> (whether the customer was wrong), <c>until</c> (today unless given).</summary>
    [Function("EndDispute")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> EndDisputeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/disputes/end")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        changes.ApplyAsync(request, id, "end-dispute", (fields, invoice, actor) =>
        {
            string open = invoice.Disputes.LastOrDefault(dispute => invoice.DisputesEnded.All(ended => ended.DisputeId != dispute.DisputeId))?.DisputeId ?? "";
            return fields.Date("until", calendars.Today(time)) is { } until
                ? new InvoiceCommand.EndDispute(fields["dispute"] is { Length: > 0 } named ? named : open, until, fields.IsTicked("rejected"), actor)
                : null;
        }, cancellationToken);

    /// <summary>Agrees on instalments. Fields: <c>instalments</c>, lines of <c>date amount</c>; <c>from</c> (today unless given); <c>interest</c> (whether interest goes on).</summary>
    [Function("AgreeInstalments")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> AgreeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/instalments")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        changes.ApplyAsync(request, id, "instalments", (fields, invoice, actor) =>
            fields.Date("from", calendars.Today(time)) is { } from && fields.Instalments("instalments", invoice.Gross.Currency) is { } all
                ? new InvoiceCommand.AgreeInstalments(new PaymentPlan(from, all, fields.IsTicked("interest")), actor)
                : null, cancellationToken);

    /// <summary>Hands the invoice over for collection; no letters of ours go out any more. Field: <c>to</c>.</summary>
    [Function("HandOverInvoice")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> HandOverAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/hand-over")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        changes.ApplyAsync(request, id, "hand-over", (fields, _, actor) => fields.Optional("to", LongestText) is { } to ? new InvoiceCommand.HandOver(to, actor) : null, cancellationToken);
}
