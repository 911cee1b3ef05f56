using System.Globalization;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Localization;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Lets customers cancel an order that nobody has begun, because its deposit is awaited.</summary>
public sealed class OrderCancellationTrigger(OrderStore orders, OrderLinks links, IStringLocalizer<OrderTexts> texts)
{
    /// <summary>Cancels the order of the link. 409 once it has begun; a second call gets the answer of the first.</summary>
    [Function("CancelAwaitedOrder")]
    [Describes(Form = true, Page = true)]
    public async Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{token}/cancellation")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (links.OrderOf(token) is not { } orderId || await orders.FindAsync(orderId, cancellationToken) is not { State: { Number: not null } order })
        {
            return LinkPages.Invalid(request);
        }

        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(orderId, "cancel", new CancelAwaited("Cancelled by the customer before the deposit was paid."), "customer", cancellationToken);
        return outcome.Refusal is { } refusal ? Refused(request, order, refusal)
            : request.WantsJson() ? Results.Json(OrderSummary.Of(outcome.State!, [], visit: null), CaseJson.Options)
            : Message(order, "CancelledHeading", "CancelledText", "good", StatusCodes.Status200OK);
    }

    private IResult Refused(HttpRequest request, Order order, Refusal refusal) => request.WantsJson()
        ? Problem.Of(refusal)
        : Message(order, "CancelLateHeading", "CancelLateText", "warn", StatusCodes.Status409Conflict);

    private IResult Message(Order order, string heading, string text, string tone, int status)
    {
        CultureInfo culture = Cultures.Of(order.Customer!.Language);
        (string title, string words) = Cultures.In(culture, () => (texts[heading].Value, texts[text, order.Number!].Value));
        return Page.Message(culture, title, words, tone, status);
    }
}
