using LeadToCash.Access;
using LeadToCash.Documents;
using LeadToCash.Links;
using LeadToCash.Mail;
using LeadToCash.OrderToCash;
using LeadToCash.Pages;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Delivery notes as PDF, for the customer by the order's link and for staff.</summary>
public sealed class DeliveryNoteTrigger(OrderStore orders, OrderLinks links, DeliveryNotes notes, DocumentRenderer renderer, Staff staff)
{
    /// <summary>The note of a delivery by its number.</summary>
    [Function("DeliveryNotePdf")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{token}/deliveries/{number}")] HttpRequest request,
        string token, string number, CancellationToken cancellationToken) =>
        await FindAsync(links.OrderOf(token), number, cancellationToken) is { } pdf ? Answer(request, pdf) : LinkPages.Invalid(request);

    /// <summary>The same for staff, by the order's id.</summary>
    [Function("StaffDeliveryNotePdf")]
    public async Task<IResult> ShowToStaffAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/orders/{id}/deliveries/{number}")] HttpRequest request,
        string id, string number, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        return await FindAsync(id, number, cancellationToken) is { } pdf ? Answer(request, pdf) : Problem.NotFound($"Order '{id}' has no delivery '{number}'.");
    }

    private async Task<MailAttachment?> FindAsync(string? orderId, string number, CancellationToken cancellationToken) =>
        orderId is not null && await orders.FindAsync(orderId, cancellationToken) is { State: { } order } && order.Deliveries.FirstOrDefault(one => one.Number == number) is { } delivery
            ? renderer.Attachment(notes.Of(order, delivery))
            : null;

    private static IResult Answer(HttpRequest request, MailAttachment pdf)
    {
        PageHeaders.Set(request.HttpContext.Response);
        return Results.Bytes(pdf.Content, pdf.ContentType, pdf.Name);
    }
}
