using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>Calls again what failed, by policy or by handler, waiting on durable timers.</summary>
internal static class Retries
{
    /// <param name="context">The orchestration that calls.</param>
    /// <param name="name">What it calls.</param>
    /// <param name="retry">When to call again; null for never.</param>
    /// <param name="call">One attempt.</param>
    internal static async Task<string?> CallAsync(RunContext context, string name, TaskRetryOptions? retry, Func<Task<string?>> call)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (CallFailedException failure)
            {
                var seenByCaller = new TaskFailedException(name, failure.TaskId, failure.Failure);
                if (failure.IsFinal || !await ShouldRetryAsync(context, retry, attempt, first, seenByCaller))
                {
                    throw seenByCaller;
                }
            }
        }
    }

    private static async Task<bool> ShouldRetryAsync(
        RunContext context, TaskRetryOptions? retry, int attempt, DateTime first, TaskFailedException failure)
    {
        if (retry?.Handler is { } handler)
        {
            TimeSpan elapsed = context.CurrentUtcDateTime - first;
            return await handler(new RetryContext(context, attempt, failure.FailureDetails, elapsed, CancellationToken.None));
        }

        if (retry?.Policy is not { } policy || !Allows(policy, attempt, context.CurrentUtcDateTime - first, failure))
        {
            return false;
        }

        await context.CreateTimer(DelayAfter(policy, attempt), CancellationToken.None);
        return true;
    }

    private static bool Allows(RetryPolicy policy, int attempt, TimeSpan elapsed, TaskFailedException failure) =>
        attempt < policy.MaxNumberOfAttempts
        && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || elapsed < policy.RetryTimeout)
        && Handles(policy, failure);

    /// <summary>A filter that throws lets the failure stand, so that its own error does not hide it; as in Azure.</summary>
    private static bool Handles(RetryPolicy policy, TaskFailedException failure)
    {
        try
        {
            return policy.Handle(failure);
        }
#pragma warning disable CA1031 // the boundary of the app's filter
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static TimeSpan DelayAfter(RetryPolicy policy, int attempt)
    {
        double delay = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        double most = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(3650).TotalMilliseconds : policy.MaxRetryInterval.TotalMilliseconds;
        return TimeSpan.FromMilliseconds(Math.Min(delay, most));
    }
}
