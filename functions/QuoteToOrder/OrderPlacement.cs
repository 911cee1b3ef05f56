using LeadToCash.Calendar;
using LeadToCash.Cases;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Places orders, whatever their source.</summary>
public sealed class OrderPlacement(OrderStore orders, NumberSeries numbers, NumberIndex index, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>
    /// Places an order under its next number. Safe to run twice: the number belongs to the order's id, and an order that was placed
    /// before stays as it is. What follows (process, mails) happens by itself.
    /// </summary>
    /// <returns>The order as it stands.</returns>
    /// <exception cref="BusinessRuleException">The order has no lines.</exception>
    public async Task<Order> PlaceAsync(OrderDraft draft, string actor, CancellationToken cancellationToken)
    {
        CaseFile<Order>? known = await orders.FindAsync(draft.OrderId, cancellationToken);
        if (known?.State.Number is null)
        {
            string number = await numbers.TakeAsync("A", calendars.Today(time).Year, draft.OrderId, cancellationToken);
            Order order = (await orders.ExecuteAsync(draft.OrderId, "place", new PlaceOrder(number, draft), actor, cancellationToken)).Required();
            await index.AddAsync(order.Number!, draft.OrderId, cancellationToken);
            return order;
        }

        await index.AddAsync(known.State.Number, draft.OrderId, cancellationToken);
        return known.State;
    }
}
