using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OpenItems;

/// <summary>What is open, as JSON.</summary>
public sealed class OpenItemsApi(OpenItemViews views, CustomerAccounts accounts, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>A page of the open items by due date, each with its dunning level and next action; and what is open in all by age. <c>after</c> is the <c>next</c> of the page before.</summary>
    [Function("ListOpenItems")]
    [Describes(Answer = typeof(OpenItemsView), Query = ["after"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/open-items")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        return after.Length > 0 && !OpenItemKeys.IsCursor(after)
            ? Problem.Invalid("after", "Take it from the 'next' of the page before.")
            : Results.Json(await views.ListAsync(after.Length > 0 ? after : null, PageSize, calendars.Today(time), cancellationToken), CaseJson.Options);
    }

    /// <summary>A customer's account: balances, what is open, and its lines, newest first. The customer is named by id or e-mail address.</summary>
    [Function("GetCustomerAccount")]
    [Describes(Answer = typeof(AccountView), Query = ["after"])]
    public async Task<IResult> AccountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/customers/{id}/account")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        if (after.Length > 0 && !CustomerAccounts.IsCursor(after))
        {
            return Problem.Invalid("after", "Take it from the 'next' of the page before.");
        }

        string customer = CustomerNames.IdOf(id);
        if (!CaseRows.IsId(customer))
        {
            return Problem.NotFound($"There is no customer '{id}'.");
        }

        AccountEntries entries = await accounts.PageAsync(customer, after.Length > 0 ? after : null, PageSize, cancellationToken);
        return after.Length == 0 && entries.Entries.Count == 0
            ? Problem.NotFound($"There is no account of '{id}'.")
            : Results.Json(await views.AccountAsync(customer, entries, calendars.Today(time), cancellationToken), CaseJson.Options);
    }
}
