using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.Dunning;

/// <summary>Changes an invoice's claim as a submitted form says, and answers with the claim.</summary>
public sealed class ClaimChanges(InvoiceStore invoices, Staff staff)
{
    /// <summary>Carries out the change that the fields describe. From one version of the invoice, what is sent twice happens once.</summary>
    /// <param name="request">Fields of a form or of flat JSON.</param>
    /// <param name="id">The invoice.</param>
    /// <param name="what">Names the change in command ids and problems.</param>
    /// <param name="commandOf">The command of the fields, the invoice and who asks; null when the fields don't hold.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IResult> ApplyAsync(
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
}
