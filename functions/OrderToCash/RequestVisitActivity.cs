using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.OrderToCash;

/// <summary>Registers a job with field service. Safe to run twice: the back end carries a key out once.</summary>
public sealed class RequestVisitActivity(IFieldServiceDesk desk)
{
    [Function(nameof(RequestVisit))]
    public async Task<BackEndAnswer> RunAsync([ActivityTrigger] RequestVisit input, CancellationToken cancellationToken) =>
        await PartRequests.AskAsync(desk.RequestAsync(input.Key, input.OrderId, cancellationToken));
}
