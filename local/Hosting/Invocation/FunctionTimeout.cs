using LeadToCash.Local.Hosting.Functions;

namespace LeadToCash.Local.Hosting.Invocation;

/// <summary>
/// Ends functions that run longer than <c>host.json</c> allows: their token is cancelled and the run has failed. One that does not heed the token goes
/// on without anybody waiting for it, where Azure restarts the worker.
/// </summary>
internal sealed class FunctionTimeout(TimeSpan? limit)
{
    /// <param name="function">The function.</param>
    /// <param name="run">Runs it with the token that it gets.</param>
    /// <param name="cancellationToken">Ends the function for another reason.</param>
    /// <exception cref="TimeoutException">The function took too long.</exception>
    public Task RunAsync(FunctionMethod function, Func<CancellationToken, Task> run, CancellationToken cancellationToken) =>
        limit is { } longest ? RunAsync(function, longest, run, cancellationToken) : run(cancellationToken);

    private static async Task RunAsync(FunctionMethod function, TimeSpan longest, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task running = run(late.Token);
        Task tooLong = Task.Delay(longest, TimeProvider.System, late.Token);
        try
        {
            if (await Task.WhenAny(running, tooLong) == tooLong && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The function {function.Name} ran longer than functionTimeout in host.json allows ({longest}).");
            }

            await running;
        }
        finally
        {
            await late.CancelAsync(); // tells the function, or ends the delay
        }
    }
}
