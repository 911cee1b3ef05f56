using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.Links;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.QuoteToOrder.Reordering;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Shows customers how far their order is, so that nobody has to call. It changes nothing.</summary>
public sealed class OrderTrigger(OrderStore orders, InvoiceStore invoices, InstalledBase installed, OrderLinks links, ReorderLinks reorderLinks)
{
    [Function("ShowOrder")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        Order? order = links.OrderOf(token) is { } orderId ? (await orders.FindAsync(orderId, cancellationToken))?.State : null;
        if (order?.Number is null)
        {
            return LinkPages.Invalid(request);
        }

        Invoice? invoice = order.InvoiceId is { } invoiceId ? (await invoices.FindAsync(invoiceId, cancellationToken))?.State : null;
        return request.WantsJson()
            ? Results.Json(OrderSummary.Of(order, invoice), CaseJson.Options)
            : Page.Of<OrderPage>(
                Cultures.Of(order.Customer!.Language),
                new Dictionary<string, object?> { ["Order"] = order, ["Invoice"] = invoice, ["ReorderPath"] = await ReorderPathAsync(order.Customer.CustomerId, cancellationToken) });
    }

    /// <summary>Where the customer reorders parts; null while no device of his is known.</summary>
    private async Task<string?> ReorderPathAsync(string customerId, CancellationToken cancellationToken) =>
        (await installed.ListAsync(customerId, limit: 1, cancellationToken)).Count > 0 ? new Uri(reorderLinks.Url(customerId)).PathAndQuery : null;
}

/// <summary>An order as a customer's program gets it.</summary>
/// <param name="Number">Number of the order.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Gross">What it costs.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="InvoiceNumber">Number of the invoice; null before.</param>
/// <param name="Open">What is to be paid; null before the invoice.</param>
public sealed record OrderSummary(string Number, OrderStatus Status, Money Gross, IReadOnlyList<PartSummary> Parts, string? InvoiceNumber, Money? Open)
{
    /// <summary>Without what is ours alone: back ends and reasons of blocks.</summary>
    public static OrderSummary Of(Order order, Invoice? invoice) => new(
        order.Number!,
        order.Status,
        order.Gross!.Value,
        [.. order.Parts.Select(part => new PartSummary(part.Id, part.Status == PartStatus.Blocked ? PartStatus.InProgress : part.Status, part.Steps))],
        invoice?.Number,
        invoice?.Open);
}

/// <summary>A part as a customer's program gets it.</summary>
public sealed record PartSummary(string Id, PartStatus Status, IReadOnlyList<PartStep> Steps);
