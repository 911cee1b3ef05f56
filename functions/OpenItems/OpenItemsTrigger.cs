using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OpenItems;

/// <summary>What is open, and customers' accounts, for people.</summary>
public sealed class OpenItemsTrigger(OpenItemViews views, CustomerAccounts accounts, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>The open items by due date, and what is open in all by age.</summary>
    [Function("ShowOpenItems")]
    [Describes(Page = true, Query = ["after"])]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "open-items")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        OpenItemsView view = await views.ListAsync(OpenItemKeys.IsCursor(after) ? after : null, PageSize, calendars.Today(time), cancellationToken);
        return Page.Of<OpenItemsPage>(Cultures.English, new Dictionary<string, object?> { ["View"] = view });
    }

    /// <summary>A customer's account: balance, what is open, and its lines.</summary>
    [Function("ShowCustomerAccount")]
    [Describes(Page = true, Query = ["after"])]
    public async Task<IResult> AccountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "customers/{id}/account")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadPayments, out IResult? refusal))
        {
            return refusal!;
        }

        string after = request.Query["after"].ToString();
        AccountEntries entries = CaseRows.IsId(id) ? await accounts.PageAsync(id, CustomerAccounts.IsCursor(after) ? after : null, PageSize, cancellationToken) : new AccountEntries([], null);
        return entries.Entries.Count == 0
            ? Page.Message(Cultures.English, "No such account", $"There is no account of '{id}'.", "warn", StatusCodes.Status404NotFound)
            : Page.Of<AccountPage>(Cultures.English, new Dictionary<string, object?> { ["Account"] = await views.AccountAsync(id, entries, calendars.Today(time), cancellationToken) });
    }
}
