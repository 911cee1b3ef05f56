using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.OrderManagement;

/// <summary>
/// Looks at a page of orders that are not over, and notes with each whether something can still move it. Safe to run twice: what was noted is noted once. One request for the
/// page, and for each order one and one for each process that it needs.
/// </summary>
public sealed class WatchOrdersActivity(OrderList list, OrderStore orders)
{
    private const int PageSize = 50;

    [Function(nameof(WatchOrders))]
    public async Task<WatchedOrders> RunAsync([ActivityTrigger] WatchOrders input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        OrdersPageRange page = await list.PageAsync(stage: null, input.After, PageSize, cancellationToken);
        int stuck = 0;
        foreach (OrderRow row in page.Orders)
        {
            stuck += await IsStuckAsync(row.OrderId, client, cancellationToken) ? 1 : 0;
        }

        return new WatchedOrders(page.Orders.Count, stuck, page.Next);
    }

    private async Task<bool> IsStuckAsync(string orderId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        CaseFile<Order> file = await orders.GetAsync(orderId, cancellationToken);
        Dictionary<string, ProcessStanding> processes = [];
        foreach (string process in OrderWatch.ProcessesOf(file.State))
        {
            processes[process] = StandingOf(await client.GetInstanceAsync(process, getInputsAndOutputs: true, cancellationToken));
        }

        IReadOnlyList<string> concerns = OrderWatch.ConcernsOf(file.State, processes);
        if (!concerns.SequenceEqual(file.State.Concerns))
        {
            await orders.ExecuteAsync(orderId, CommandId(file.Version, concerns), new FlagOrder(concerns), cancellationToken: cancellationToken);
        }

        return concerns.Count > 0;
    }

    private static ProcessStanding StandingOf(OrchestrationMetadata? instance) => instance?.RuntimeStatus switch
    {
        null => new(ProcessLife.Missing),
        OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running => new(ProcessLife.Alive),
        OrchestrationRuntimeStatus.Suspended => new(ProcessLife.Suspended),
        OrchestrationRuntimeStatus.Failed => new(ProcessLife.Ended, $"has failed: {instance.FailureDetails?.ErrorMessage ?? "nobody knows why"}"),
        OrchestrationRuntimeStatus.Terminated => new(ProcessLife.Ended, "was terminated"),
        _ => new(ProcessLife.Ended, "has ended"),
    };

    private static string CommandId(long version, IReadOnlyList<string> concerns)
    {
        string found = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', concerns))).AsSpan(0, 8));
        return string.Create(CultureInfo.InvariantCulture, $"watch/{version}/{found}");
    }
}
