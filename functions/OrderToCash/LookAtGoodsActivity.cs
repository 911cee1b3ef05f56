using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Asks what of a part is ready, and decides its next delivery in the order's case. Safe to run twice and in parallel: a delivery that was decided and has not left is
/// returned as it is, whoever decided it, and its number belongs to its place in the order.
/// </summary>
public sealed class LookAtGoodsActivity(OrderStore orders, IWarehouse warehouse, NumberSeries numbers, BusinessCalendars calendars, TimeProvider time)
{
    private static readonly TimeOnly StartOfWork = new(9, 0);

    [Function(nameof(LookAtGoods))]
    public async Task<GoodsOutlook> RunAsync([ActivityTrigger] LookAtGoods input, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(input.OrderId, cancellationToken)).State;
        OrderPart part = order.Part(input.PartId) ?? throw new BusinessRuleException($"Order '{input.OrderId}' has no part '{input.PartId}'.");
        if (order.Unsent(part.Id) is { } decided)
        {
            return new GoodsOutlook(decided.Sequence);
        }

        DateOnly today = calendars.Today(time);
        IReadOnlyList<OrderLine> open = order.OpenLines(part);
        DeliveryPlan plan = DeliveryPlan.Of(open, await warehouse.LookAsync(input.OrderId, open, cancellationToken), today);
        Order after = await DecideAsync(input, order, plan, cancellationToken);
        return after.Unsent(part.Id) is { } delivery
            ? new GoodsOutlook(delivery.Sequence)
            : new GoodsOutlook(IsAllSent: after.OpenLines(after.Part(part.Id)!).Count == 0, LookAgainAt: NextLook(plan, today), Late: LateText(order, plan));
    }

    private async Task<Order> DecideAsync(LookAtGoods input, Order order, DeliveryPlan plan, CancellationToken cancellationToken)
    {
        int sequence = order.Deliveries.Count(delivery => delivery.PartId == input.PartId) + 1;
        string? number = plan.Ready.Count > 0
            ? await numbers.TakeAsync("L", order.PlacedAt!.Value.Year, Delivery.KeyOf(input.OrderId, input.PartId, sequence), cancellationToken)
            : null;
        PlanDelivery command = new(input.PartId, sequence, number, plan.Warehouse, plan.Ready, plan.Due);
        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(
            input.OrderId, string.Create(CultureInfo.InvariantCulture, $"{input.PartId}/look-{input.Look}"), command, cancellationToken: cancellationToken);
        return outcome.Refusal is { } refusal
            ? throw new InvalidOperationException(refusal.Reason) // the order was changed between the look and the decision: look again
            : outcome.State!;
    }

    /// <summary>When work starts on the first date on which something is due, or on the next working day if that is over: what is late may come at any time.</summary>
    private DateTimeOffset? NextLook(DeliveryPlan plan, DateOnly today)
    {
        if (plan.Due.Count == 0)
        {
            return null;
        }

        DateOnly first = plan.Due.Min(due => due.On);
        DateTimeOffset at = calendars.Own.At(first, StartOfWork);
        return at > time.GetUtcNow() ? at : calendars.Own.At(calendars.Own.AddWorkingDays(today, 1), StartOfWork);
    }

    private static string? LateText(Order order, DeliveryPlan plan) => plan.Late.Count == 0
        ? null
        : string.Join(" ", plan.Late.Select(late => string.Create(
            CultureInfo.InvariantCulture, $"{late.Quantity:0.###} {order.Line(late.Position)?.Sku} were due on {late.On:yyyy-MM-dd} and are not there.")));
}
