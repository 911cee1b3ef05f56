using LeadToCash.Access;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Takes the forms on an order's page for staff: on success the browser is led back to the page, a refusal is a page that says why.</summary>
public sealed class StaffOrderForms(OrderStore orders, Staff staff)
{
    /// <summary>Takes a form that was sent.</summary>
    /// <param name="request">What the browser sent.</param>
    /// <param name="id">The order.</param>
    /// <param name="form">Which form.</param>
    /// <param name="act">Does what is wanted; gives why it can't be, null when it is done.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IResult> TakeAsync(
        HttpRequest request, string id, StaffOrderForm form, Func<CaseFile<Order>, SubmittedFields, Task<Refusal?>> act, CancellationToken cancellationToken)
    {
        if (!staff.May(request, form.Permission, out IResult? refusal))
        {
            return refusal!;
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null || await orders.FindAsync(id, cancellationToken) is not { State.Number: not null } file)
        {
            return problem ?? Problem.NotFound($"There is no order '{id}'.");
        }

        if (await act(file, fields) is { } refused)
        {
            return Page.Message(Cultures.English, form.Failure, refused.Reason, "warn", form.StatusOf(refused));
        }

        request.HttpContext.Response.Headers.Location = $"/staff/orders/{id}#{form.Section}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>A form on an order's page for staff.</summary>
/// <param name="Permission">Who may send it.</param>
/// <param name="Section">Where it is on the page.</param>
/// <param name="Failure">Title of the page that says why it was refused.</param>
/// <param name="StatusOf">The status of a refusal.</param>
public sealed record StaffOrderForm(Permission Permission, string Section, string Failure, Func<Refusal, int> StatusOf);
