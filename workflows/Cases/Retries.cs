using Microsoft.DurableTask;

namespace LeadToCash.Cases;

/// <summary>Retry policies of activities, each in one place.</summary>
public static class Retries
{
    /// <summary>For steps whose failure is passing: five attempts, 5 s apart and doubling. A broken business rule is not tried again.</summary>
    public static readonly TaskOptions Transient = TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(5), backoffCoefficient: 2)
    {
        HandleFailure = failure => !failure.IsCausedBy<BusinessRuleException>(),
    });
}
