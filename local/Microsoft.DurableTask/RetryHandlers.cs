namespace Microsoft.DurableTask;

/// <summary>Decides after each failure whether to call again, and may await durable timers first. Must be deterministic.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);

/// <summary>Decides after each failure whether to call again at once. Must be deterministic.</summary>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>What a retry handler is told about the last failure.</summary>
/// <param name="OrchestrationContext">The orchestration that made the call.</param>
/// <param name="LastAttemptNumber">The number of the failed attempt, from 1.</param>
/// <param name="LastFailure">Why it failed.</param>
/// <param name="TotalRetryTime">Orchestration time since the first attempt was made.</param>
/// <param name="CancellationToken">The call's cancellation.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
