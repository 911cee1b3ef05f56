using Azure;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Durable;

/// <summary>Makes storage calls and repeats those that failed for a passing reason, on real time, until they succeed or the hub stops.</summary>
/// <param name="logger">Is told of failures.</param>
/// <param name="stopping">Cancelled when the hub must not write any more.</param>
/// <param name="allowed">Completes when the process may speak to storage; asked before every attempt.</param>
internal sealed class StorageCalls(ILogger logger, CancellationToken stopping, Func<CancellationToken, ValueTask>? allowed = null)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private long _requests;

    /// <summary>How many calls were made, repeats included.</summary>
    internal long Requests => Interlocked.Read(ref _requests);

    /// <summary>Runs a call that is safe to repeat, or whose repeat the caller can tell from its first success.</summary>
    internal async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        return await RunAsync(call, static (call, stop) => new ValueTask<T>(call(stop)), linked.Token);
    }

    /// <inheritdoc cref="RunAsync{T}(Func{CancellationToken, Task{T}}, CancellationToken)"/>
    internal ValueTask<TResult> RunAsync<T, TResult>(T argument, Func<T, CancellationToken, ValueTask<TResult>> call) => RunAsync(argument, call, stopping);

    private async ValueTask<TResult> RunAsync<T, TResult>(T argument, Func<T, CancellationToken, ValueTask<TResult>> call, CancellationToken stop)
    {
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await (allowed?.Invoke(stop) ?? default);
                Interlocked.Increment(ref _requests);
                return await call(argument, stop);
            }
            catch (Exception exception) when (IsPassing(exception) && !stop.IsCancellationRequested)
            {
                logger.StorageUnavailable(pause, exception.Message);
                await Task.Delay(pause, TimeProvider.System, stop);
            }
        }
    }

    /// <summary>Whether storage could not be reached or was not up to it, which says nothing about the call.</summary>
    internal static bool IsPassing(Exception exception) => exception switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500,
        AggregateException several => several.InnerExceptions.All(IsPassing),
        HttpRequestException or IOException or TimeoutException or TaskCanceledException => true,
        _ => false,
    };
}
