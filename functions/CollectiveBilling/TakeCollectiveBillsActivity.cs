using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.CollectiveBilling;

/// <summary>Reads the next collective bills whose period is over. Safe to run twice: it changes nothing. One request.</summary>
public sealed class TakeCollectiveBillsActivity(CollectiveBillList list)
{
    private const int PageSize = 20;

    [Function(nameof(TakeCollectiveBills))]
    public Task<CollectiveBillPage> RunAsync([ActivityTrigger] TakeCollectiveBills input, CancellationToken cancellationToken) =>
        list.EndedAsync(input.Day, input.Cursor, PageSize, cancellationToken);
}
