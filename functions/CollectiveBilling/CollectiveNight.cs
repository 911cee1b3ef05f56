using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LeadToCash.CollectiveBilling;

/// <summary>
/// Every night at two UTC, after billing has begun: closes what is over. A night that was missed is made good by the next one. Safe to run twice: a night's run has one id. A night without any costs one request.
/// </summary>
public sealed class CollectiveNight(CollectiveBillList list, BusinessCalendars calendars, TimeProvider time, ILogger<CollectiveNight> logger)
{
    [Function("CloseCollectiveBillsAtNight")]
    public async Task RunAsync([TimerTrigger("0 0 2 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        DateOnly today = calendars.Today(time);
        if ((await list.EndedAsync(today, null, 1, cancellationToken)).Ids.Count > 0)
        {
            string id = CollectiveClosing.InstanceId(today.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            await new Processes(client, logger).StartAsync(nameof(CollectiveClosingOrchestrator), id, new CollectiveClosing(today), cancellationToken);
        }
    }
}
