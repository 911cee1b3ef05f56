using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LeadToCash.QuoteToOrder;

/// <summary>Looks at all orders that are not over, a page at a time; each page begins with an empty history, and the status says how far it is.</summary>
public static class OrderWatchOrchestrator
{
    [Function(nameof(OrderWatchOrchestrator))]
    public static async Task<OrderWatchRun> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, OrderWatchRun run)
    {
        WatchedOrders page = await context.CallActivityAsync<WatchedOrders>(nameof(WatchOrders), new WatchOrders(run.After), Retries.Transient);
        run = run with { After = page.Next, Orders = run.Orders + page.Orders, Stuck = run.Stuck + page.Stuck };
        context.SetCustomStatus(run);
        if (page.Next is not null)
        {
            context.ContinueAsNew(run);
        }

        return run;
    }
}

/// <summary>A night's look at the orders.</summary>
/// <param name="Night">Local day, <c>2026-03-14</c>.</param>
/// <param name="After">Where it goes on; null at the beginning, and at the end.</param>
/// <param name="Orders">How many were looked at.</param>
/// <param name="Stuck">How many nothing can move.</param>
public sealed record OrderWatchRun(string Night, string? After = null, int Orders = 0, int Stuck = 0)
{
    /// <summary>One for each night.</summary>
    public static string InstanceId(string night) => $"order-watch-{night}";
}

/// <summary>Looks at a page of orders.</summary>
/// <param name="After">The page before; null for the first.</param>
public sealed record WatchOrders(string? After);

/// <summary>A page of orders that was looked at.</summary>
/// <param name="Orders">How many.</param>
/// <param name="Stuck">How many nothing can move.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record WatchedOrders(int Orders, int Stuck, string? Next);
