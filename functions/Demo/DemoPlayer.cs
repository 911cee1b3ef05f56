using LeadToCash.Links;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadToCash.Demo;

/// <summary>
/// Plays the reference order O-1 against the running system, through its public HTTP surface only, and then stops the process: with
/// exit code 0 if the books agree, with 1 and a sentence if not.
/// </summary>
public sealed class DemoPlayer(
    IHostApplicationLifetime lifetime, IOptions<LinkOptions> links, IOptions<Webhooks.WebhookOptions> webhooks, TimeProvider clock) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        Environment.ExitCode = 1; // also for whoever stops it before its end
        await started.Task.WaitAsync(stoppingToken);
        Environment.ExitCode = await PlayAsync(stoppingToken) ? 0 : 1;
        lifetime.StopApplication();
    }

    private async Task<bool> PlayAsync(CancellationToken cancellationToken)
    {
        using PublicSurface surface = new(new Uri(links.Value.BaseUrl), webhooks.Value);
        try
        {
            await new ReferenceOrderStory(surface, new Narrator(clock, Console.Out), clock).TellAsync(cancellationToken);
            return true;
        }
        catch (DemoFailedException failure)
        {
            await Console.Error.WriteLineAsync($"The demo failed: {failure.Message}");
            return false;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"The demo failed, an answer was not as expected: {failure.Message}");
            return false;
        }
    }
}

/// <summary>The system did not do what the story says.</summary>
public sealed class DemoFailedException(string message) : Exception(message);
