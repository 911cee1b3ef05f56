using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LeadToCash.OrderManagement;

/// <summary>Has all orders that are not over looked at each night. A night without any costs one request.</summary>
public sealed class OrderWatchTimer(OrderList list, BusinessCalendars calendars, TimeProvider time, ILogger<OrderWatchTimer> logger)
{
    [Function("WatchOrdersAtNight")]
    public async Task RunAsync([TimerTrigger("0 30 4 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if ((await list.PageAsync(stage: null, after: null, 1, cancellationToken)).Orders.Count > 0)
        {
            string night = calendars.Today(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await new Processes(client, logger).StartAsync(nameof(OrderWatchOrchestrator), OrderWatchRun.InstanceId(night), new OrderWatchRun(night), cancellationToken);
        }
    }
}
