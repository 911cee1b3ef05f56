using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.OrderToCash;
using CollectiveStore = LeadToCash.Cases.CaseStore<LeadToCash.CollectiveBilling.CollectiveBill, LeadToCash.CollectiveBilling.CollectiveBillCommand, LeadToCash.CollectiveBilling.CollectiveBillEvent>;

namespace LeadToCash.CollectiveBilling;

/// <summary>
/// Collects bills, and closes what is collected. Everything is safe to repeat and to run twice at once: a bill's first place was decided with it, and each place names the one that follows it for ever, so whoever
/// brings a bill again comes past the case that has it.
/// </summary>
public sealed class CollectiveBills(CollectiveStore store, IEnumerable<IBillSource> sources, BusinessCalendars calendars, TimeProvider time)
{
    /// <summary>More places of one period, or more periods that were closed before, than any customer has.</summary>
    private const int MostPlaces = 1_000;

    private const int MostAttempts = 20;

    /// <summary>Puts a bill where it belongs. Three requests and the announcement's; one more for each place that was closed or full.</summary>
    /// <param name="place">Where it was decided to be collected.</param>
    /// <param name="customerId">Whose bill.</param>
    /// <param name="item">The bill.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>Case id of the collective bill that has it.</returns>
    public async Task<string> CollectAsync(CollectivePlace place, string customerId, CollectiveItem item, CancellationToken cancellationToken)
    {
        for (int tried = 0; tried < MostPlaces; tried++)
        {
            CaseOutcome<CollectiveBill, CollectiveBillEvent> outcome = await store.ExecuteAsync(
                place.Id, $"collect/{item.BillId}", new CollectiveBillCommand.Collect(place, customerId, item), cancellationToken: cancellationToken);
            if (outcome.State!.Has(item.BillId))
            {
                return place.Id;
            }

            place = outcome.State.Next!;
        }

        throw new InvalidOperationException($"Bill '{item.BillId}' found no place among {MostPlaces}.");
    }

    /// <summary>Decides the invoice of what is collected, whether its period is over or not; one that is closed stays as it is. Memory: the bills of one invoice.</summary>
    /// <param name="id">Case id.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The collective bill, and why it can't be closed.</returns>
    public async Task<CaseOutcome<CollectiveBill, CollectiveBillEvent>> CloseAsync(string id, string actor, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            CaseFile<CollectiveBill>? file = await store.FindAsync(id, cancellationToken);
            IReadOnlyDictionary<string, Bill> bills = file?.State.Status is null or CollectiveBillStatus.Closed ? new Dictionary<string, Bill>() : await BillsAsync(file.State, cancellationToken);
            CaseOutcome<CollectiveBill, CollectiveBillEvent> outcome = await store.ExecuteAsync(
                id, "close", new CollectiveBillCommand.Close(calendars.Today(time), bills, actor), actor, cancellationToken);
            if (outcome.Refusal?.Code != "collective-bill-moved" || attempt == MostAttempts)
            {
                return outcome;
            }
        }
    }

    /// <summary>What the invoice would say if it were decided now; of one that was decided, what it says. Null if nothing is collected there.</summary>
    public async Task<(CollectiveBill Collected, Bill Bill)?> PreviewAsync(string id, CancellationToken cancellationToken)
    {
        if ((await store.FindAsync(id, cancellationToken))?.State is not { } collected)
        {
            return null;
        }

        return (collected, await DecidedAsync(store, id, cancellationToken) ?? CollectiveContent.BillOf(collected.Items, await BillsAsync(collected, cancellationToken)));
    }

    /// <summary>What the invoice says; null before it was decided.</summary>
    internal static async Task<Bill?> DecidedAsync(CollectiveStore store, string id, CancellationToken cancellationToken) =>
        (await store.RecordedAsync(id, "close", cancellationToken))?.Events.OfType<CollectiveBillClosed>().FirstOrDefault()?.Bill;

    /// <summary>A request for each bill.</summary>
    private async Task<IReadOnlyDictionary<string, Bill>> BillsAsync(CollectiveBill collected, CancellationToken cancellationToken)
    {
        Dictionary<string, Bill> bills = new(StringComparer.Ordinal);
        foreach (CollectiveItem item in collected.Items)
        {
            bills[item.BillId] = await sources.First(source => source.Origin == item.Origin).GetAsync(item.OriginId, item.BillId, cancellationToken);
        }

        return bills;
    }
}
