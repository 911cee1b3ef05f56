using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.OrderToCash;

/// <summary>
/// Carries a return from its announcement to its credit notes. What is credited on which invoice is planned once, when the goods are there; each step under that plan
/// happens once, whatever is repeated. Goods that never come end it.
/// </summary>
public static class ReturnOrchestrator
{
    [Function(nameof(ReturnOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, HandleReturn goods)
    {
        Task<ReturnReceived> received = context.Next<ReturnReceived>();
        await context.SendReturnSlipAsync(new(goods.OrderId, goods.Sequence));
        if (!await context.ArrivesByAsync(received, goods.Until) && await context.EndAsync(goods, new EndReturn(goods.Sequence, Came: false, [], [])))
        {
            return;
        }

        ReturnReceived came = await received;
        await context.RestockGoodsAsync(new(goods.OrderId, goods.Sequence));
        IReadOnlyList<ReturnCredit> plan = await context.PlanReturnCreditsAsync(new(goods.OrderId, came.Goods));
        ReturnCredited[] credited = await Task.WhenAll(plan.Select(credit => context.CreditReturnAsync(new(goods.OrderId, goods.Sequence, credit))));
        await context.EndAsync(goods, new EndReturn(
            goods.Sequence,
            Came: true,
            [.. credited.Select(credit => credit.CreditNoteId).OfType<string>()],
            [.. credited.Select(credit => credit.Refusal).OfType<string>()]));
    }

    /// <summary>Whether the return is over by it: goods that came at the last moment go first.</summary>
    private static async Task<bool> EndAsync(this TaskOrchestrationContext context, HandleReturn goods, EndReturn end) =>
        (await context.UpdateOrderAsync(new(goods.OrderId, $"return-{goods.Sequence:D}/{(end.Came ? "settled" : "given-up")}", end))).Refusal is null;
}
