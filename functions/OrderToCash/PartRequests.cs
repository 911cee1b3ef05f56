using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Asks a back end for a part of an order, and turns its failure into an answer: the part's process decides what follows.</summary>
public sealed class PartRequests(OrderStore orders)
{
    /// <summary>The lines of a part.</summary>
    /// <exception cref="BusinessRuleException">There is no such order or part.</exception>
    public async Task<IReadOnlyList<OrderLine>> LinesAsync(string orderId, string partId, CancellationToken cancellationToken)
    {
        Order order = (await orders.GetAsync(orderId, cancellationToken)).State;
        OrderPart part = order.Part(partId) ?? throw new BusinessRuleException($"Order '{orderId}' has no part '{partId}'.");
        return [.. order.Lines.Where(line => part.Positions.Contains(line.Position))];
    }

    /// <summary>Asks.</summary>
    public static async Task<BackEndAnswer> AskAsync(Task<BackEndReceipt> request)
    {
        try
        {
            BackEndReceipt receipt = await request;
            return new BackEndAnswer.Done(receipt.Reference, receipt.ReadyAt);
        }
        catch (Exception failure) when (failure is BackEndFailedException or HttpRequestException)
        {
            return new BackEndAnswer.Failed(failure.Message);
        }
    }
}
