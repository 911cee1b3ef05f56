using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.CollectiveBilling;

/// <summary>What is collected, as pages: all of it and one invoice to come for staff, his own for the customer. They change nothing.</summary>
public sealed class CollectivePages(CollectiveBills bills, CollectiveBillList list, CollectiveLinks links, Staff staff)
{
    private const int Listed = 60;

    /// <summary>What is collected now, with a picture.</summary>
    [Function("ShowCollectiveBills")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAllAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "collective-bills")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        CollectiveBillPage page = await list.EndedAsync(DateOnly.MaxValue, request.Query["after"].ToString() is { Length: > 0 } after ? after : null, Listed, cancellationToken);
        return Page.Of<CollectiveBillsPage>(Cultures.English, new Dictionary<string, object?>
        {
            ["Bills"] = await list.OpenAsync(page.Ids, cancellationToken),
            ["Next"] = page.Next,
            ["MayClose"] = May(request),
        });
    }

    /// <summary>One invoice to come, as it would be if it were decided now.</summary>
    [Function("ShowCollectiveBill")]
    [Describes(Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "collective-bills/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await bills.PreviewAsync(id, cancellationToken) is (var collected, var bill)
            ? Page.Of<CollectiveBillView>(Cultures.English, new Dictionary<string, object?> { ["Collected"] = collected, ["Bill"] = bill, ["MayClose"] = May(request) })
            : Page.Message(Cultures.English, "Nothing is collected there", $"Nothing is collected under '{id}'.", "warn", StatusCodes.Status404NotFound);
    }

    /// <summary>What will be on the customer's next invoices: HTML for people, JSON for programs.</summary>
    [Function("ShowCollected")]
    [Describes(Answer = typeof(IReadOnlyList<CollectedInvoice>), Page = true)]
    public async Task<IResult> ShowToCustomerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "collected/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (links.CustomerOf(token) is not { } customerId)
        {
            return LinkPages.Invalid(request);
        }

        List<CollectedInvoice> invoices = [];
        foreach (CollectiveBill collected in await list.OfCustomerAsync(customerId, cancellationToken))
        {
            if (await bills.PreviewAsync(collected.Id, cancellationToken) is (_, var bill))
            {
                invoices.Add(new CollectedInvoice(collected.Place.Period.From, collected.Place.Period.To, bill));
            }
        }

        return request.WantsJson()
            ? Results.Json(invoices, CaseJson.Options)
            : Page.Of<CollectedPage>(Cultures.Of(invoices.Count > 0 ? invoices[0].Bill.Customer.Language : "en"), new Dictionary<string, object?> { ["Invoices"] = invoices });
    }

    private bool May(HttpRequest request) => staff.Of(request) is { } member && PolicyTable.Allows(member.Roles, Permission.ManageInvoices);
}

/// <summary>An invoice to come as the customer sees it.</summary>
/// <param name="From">First local day of its period.</param>
/// <param name="To">Last one; it is issued in the night after.</param>
/// <param name="Bill">What it would say now.</param>
public sealed record CollectedInvoice(DateOnly From, DateOnly To, Bill Bill);
