using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.Customers;
using LeadToCash.FieldService;
using LeadToCash.Links;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.QuoteToOrder.Reordering;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;
using VisitStore = LeadToCash.Cases.CaseStore<LeadToCash.FieldService.Visit, LeadToCash.FieldService.VisitCommand, LeadToCash.FieldService.VisitEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Shows customers how far their order is, so that nobody has to call. It changes nothing.</summary>
public sealed class OrderTrigger(
    OrderStore orders, InvoiceStore invoices, VisitStore visits, InstalledBase installed, OrderLinks links, InvoiceLinks invoiceLinks, ReorderLinks reorderLinks,
    CollectiveLinks collectiveLinks)
{
    /// <summary>What has left, what is due when, when the technician comes, what is to be paid: HTML for people, JSON for programs.</summary>
    [Function("ShowOrder")]
    [Describes(Answer = typeof(OrderSummary), Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        Order? order = links.OrderOf(token) is { } orderId ? (await orders.FindAsync(orderId, cancellationToken))?.State : null;
        if (order?.Number is null)
        {
            return LinkPages.Invalid(request);
        }

        IReadOnlyList<InvoiceOfOrder> billed = await InvoicesAsync(order, cancellationToken);
        Visit? visit = order.Part(SplitRule.Service.PartId) is { } service ? (await visits.FindAsync($"{order.Id}-{service.Id}", cancellationToken))?.State : null;
        return request.WantsJson()
            ? Results.Json(OrderSummary.Of(order, [.. billed.Select(one => one.Invoice)], visit), CaseJson.Options)
            : Page.Of<OrderPage>(Cultures.Of(order.Customer!.Language), new Dictionary<string, object?>
            {
                ["Order"] = order,
                ["Invoices"] = billed,
                ["Visit"] = visit,
                ["Token"] = token,
                ["CollectedPath"] = new Uri(collectiveLinks.Url(order.Customer.CustomerId)).PathAndQuery,
                ["ReorderPath"] = await ReorderPathAsync(order.Customer.CustomerId, cancellationToken),
            });
    }

    private async Task<IReadOnlyList<InvoiceOfOrder>> InvoicesAsync(Order order, CancellationToken cancellationToken)
    {
        IEnumerable<string> ids = order.Deposits.Where(deposit => deposit.Number is not null).Select(deposit => deposit.InvoiceId).Concat(order.Bills.Count > 0
            ? order.Bills.Where(bill => bill.Number is not null).Select(bill => bill.InvoiceId).Distinct()
            : order.InvoiceId is { } only ? [only] : []);
        List<InvoiceOfOrder> found = [];
        foreach (string id in ids)
        {
            if (await invoices.FindAsync(id, cancellationToken) is { State: { } invoice })
            {
                found.Add(new InvoiceOfOrder(invoice, new Uri(invoiceLinks.Url(id)).PathAndQuery));
            }
        }

        return found;
    }

    /// <summary>Where the customer reorders parts; null while no device of his is known.</summary>
    private async Task<string?> ReorderPathAsync(string customerId, CancellationToken cancellationToken) =>
        (await installed.ListAsync(customerId, limit: 1, cancellationToken)).Count > 0 ? new Uri(reorderLinks.Url(customerId)).PathAndQuery : null;
}
