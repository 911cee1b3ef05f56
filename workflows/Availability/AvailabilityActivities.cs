using LeadToCash.Cases;
using Microsoft.DurableTask;

namespace LeadToCash.Availability;

/// <summary>The steps of availability, as orchestrators call them.</summary>
internal static class AvailabilityActivities
{
    public static Task<StockPromises> ReserveQuotedStockAsync(this TaskOrchestrationContext context, ReserveQuotedStock input) =>
        context.CallActivityAsync<StockPromises>(nameof(ReserveQuotedStock), input, Retries.Transient);

    public static Task ReleaseQuotedStockAsync(this TaskOrchestrationContext context, ReleaseQuotedStock input) =>
        context.CallActivityAsync(nameof(ReleaseQuotedStock), input, Retries.Transient);
}
