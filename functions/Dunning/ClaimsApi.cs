using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>The claim of an invoice: what is owed on any day and why, and what stops its pursuit.</summary>
public sealed class ClaimsApi(InvoiceStore invoices, InvoiceClaims claims, DunningAgenda agenda, BusinessCalendars calendars, TimeProvider time, Staff staff)
{
    private const int LongestText = 500;

    /// <summary>The interest schedule, costs and what is open at the end of a local day, and the letter that is due or comes next. Query: <c>asOf</c>, today unless given.</summary>
    [Function("GetClaim")]
    [Describes(Answer = typeof(ClaimView), Page = true)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/invoices/{id}/claim")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string asked = request.Query["asOf"].ToString();
        DateOnly asOf = calendars.Today(time);
        if (asked.Length > 0 && !DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out asOf))
        {
            return Problem.Invalid("asOf", "Write a date such as 2026-08-31.");
        }

        if (await invoices.FindAsync(id, cancellationToken) is not { State: { Kind: BillKind.Invoice } } file)
        {
            return Problem.NotFound($"There is no invoice '{id}'.");
        }

        var view = ClaimView.Of(file, claims, asOf);
        return request.WantsJson()
            ? Results.Json(view, CaseJson.Options)
            : Page.Of<ClaimPage>(Cultures.English, new Dictionary<string, object?> { ["View"] = view, ["MayChange"] = PolicyTable.Allows(staff.Of(request)!.Roles, Permission.ManageInvoices), ["Today"] = calendars.Today(time) });
    }

    /// <summary>The invoices that wait for their next letter, by its day: what a run on that day would send. Query: <c>after</c>, <c>limit</c> (1 to 500).</summary>
    [Function("GetDunningAgenda")]
    [Describes(Answer = typeof(DunningList), Page = true)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dunning")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        string asked = request.Query["limit"].ToString();
        int limit = 100;
        if ((asked.Length > 0 && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 500)) || (after.Length > 0 && !DunningAgenda.IsCursor(after)))
        {
            return Problem.Invalid("limit", "limit is a number from 1 to 500, after the next of the page before.");
        }

        DunningList list = await agenda.ListAsync(after.Length == 0 ? null : after, limit, cancellationToken);
        return request.WantsJson()
            ? Results.Json(list, CaseJson.Options)
            : Page.Of<DunningPage>(Cultures.English, new Dictionary<string, object?> { ["List"] = list, ["Today"] = calendars.Today(time) });
    }

    /// <summary>Notes that the customer disputes the invoice. Fields: <c>reason</c>, <c>amount</c> (all unless given), <c>from</c> (today unless given). Sent twice from one version it is one dispute.</summary>
    [Function("DisputeInvoice")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> DisputeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/disputes")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, "dispute", (fields, invoice, actor) =>
        {
            DateOnly? from = Date(fields, "from");
            Money? amount = Amount(fields, "amount", invoice.Gross.Currency);
            return fields.Optional("reason", LongestText) is { } reason && from is not null && (amount is not null || fields["amount"].Length == 0)
                ? new InvoiceCommand.Dispute(string.Create(CultureInfo.InvariantCulture, $"{from:yyyyMMdd}-{invoice.Disputes.Count + 1}"), from.Value, amount, reason, actor)
                : null;
        }, cancellationToken);

    /// <summary>Ends a dispute. Fields: <c>dispute</c> (the open one unless given), <c>rejected</c> (whether the customer was wrong), <c>until</c> (today unless given).</summary>
    [Function("EndDispute")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> EndDisputeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/disputes/end")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, "end-dispute", (fields, invoice, actor) =>
        {
            string open = invoice.Disputes.LastOrDefault(dispute => invoice.DisputesEnded.All(ended => ended.DisputeId != dispute.DisputeId))?.DisputeId ?? "";
            return Date(fields, "until") is { } until
                ? new InvoiceCommand.EndDispute(fields["dispute"] is { Length: > 0 } named ? named : open, until, fields.IsTicked("rejected"), actor)
                : null;
        }, cancellationToken);

    /// <summary>Agrees on instalments. Fields: <c>instalments</c>, lines of <c>date amount</c>; <c>from</c> (today unless given); <c>interest</c> (whether interest goes on).</summary>
    [Function("AgreeInstalments")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> AgreeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/instalments")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, "instalments", (fields, invoice, actor) =>
            Date(fields, "from") is { } from && Instalments(fields["instalments"], invoice.Gross.Currency) is { } all
                ? new InvoiceCommand.AgreeInstalments(new PaymentPlan(from, all, fields.IsTicked("interest")), actor)
                : null, cancellationToken);

    /// <summary>Hands the invoice over for collection; no letters of ours go out any more. Field: <c>to</c>.</summary>
    [Function("HandOverInvoice")]
    [Describes(Form = true, Page = true)]
    public Task<IResult> HandOverAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/invoices/{id}/hand-over")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        ChangeAsync(request, id, "hand-over", (fields, _, actor) => fields.Optional("to", LongestText) is { } to ? new InvoiceCommand.HandOver(to, actor) : null, cancellationToken);

    private async Task<IResult> ChangeAsync(
        HttpRequest request, string id, string what, Func<SubmittedFields, Invoice, string, InvoiceCommand?> commandOf, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageInvoices, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || await invoices.FindAsync(id, cancellationToken) is not { } file)
        {
            return problem ?? Problem.NotFound($"There is no invoice '{id}'.");
        }

        string actor = staff.Of(request)!.Actor;
        if (commandOf(fields, file.State, actor) is not { } command)
        {
            return Problem.Invalid(what, "Dates are like 2026-08-31, amounts like 100.00, and texts are needed.");
        }

        string commandId = string.Create(CultureInfo.InvariantCulture, $"{what}/{file.Version}");
        CaseOutcome<Invoice, InvoiceEvent> outcome = await invoices.ExecuteAsync(id, commandId, command, actor, cancellationToken);
        return (outcome.Refusal, request.WantsJson()) switch
        {
            ({ } refused, true) => Problem.Of(refused),
            ({ } refused, false) => Page.Message(Cultures.English, "That is not possible", refused.Reason, "warn", StatusCodes.Status409Conflict),
            (null, true) => Results.Json(outcome.State, CaseJson.Options),
            _ => Results.Redirect($"/api/invoices/{id}/claim"),
        };
    }

    private DateOnly? Date(SubmittedFields fields, string name) => fields[name].Length == 0 ? calendars.Today(time)
        : DateOnly.TryParseExact(fields[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    private static Money? Amount(SubmittedFields fields, string name, string currency) =>
        decimal.TryParse(fields[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) && amount < 1_000_000_000_000m ? Money.Of(amount, currency) : null;

    private static List<Instalment>? Instalments(string text, string currency)
    {
        List<Instalment> all = [];
        foreach (string[] parts in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (parts.Length != 2 || !DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                || !decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) || amount is <= 0 or >= 1_000_000_000_000m)
            {
                return null;
            }

            all.Add(new Instalment(date, Money.Of(amount, currency)));
        }

        return all.Count == 0 ? null : all;
    }
}
