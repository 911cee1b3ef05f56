using Microsoft.DurableTask;

namespace LeadToCash.Cases;

/// <summary>Retry policies of activities, each in one place.</summary>
public static class Retries
{
    /// <summary>
    /// For steps whose failure is passing: after 5 s, then doubling up to an hour, for some fifteen hours, so that a mail service or a database
    /// may be down overnight. A broken business rule is not tried again.
    /// </summary>
    public static readonly TaskOptions Transient = TaskOptions.FromRetryPolicy(
        new RetryPolicy(24, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromHours(1))
        {
            HandleFailure = failure => !failure.IsCausedBy<BusinessRuleException>(),
        });
}
