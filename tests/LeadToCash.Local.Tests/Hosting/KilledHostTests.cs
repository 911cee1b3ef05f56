using System.Collections.Concurrent;
using Azure.Storage.Queues;
using LeadToCash.Local.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class KilledHostTests
{
    [Fact]
    public async Task Message_WhenItsHostIsKilled_IsHandledByTheNextAtOnce()
    {
        LocalAppOptions options = new() { Storage = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}" };
        Work hanging = new() { Hangs = true };
        LocalApp first = await StartAsync(options, hanging);
        await new QueueClient(first.Storage, "work", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync("W-1");
        await hanging.Taken.Task;
        await first.KillAsync();

        Work finishing = new();
        await using LocalApp second = await StartAsync(options, finishing);
        await second.SettleAsync();
        Assert.Equal(["W-1 attempt 2"], finishing.Done);
        Assert.Empty(hanging.Done);
        Assert.Equal(0, (await new QueueClient(second.Storage, "work").GetPropertiesAsync()).Value.ApproximateMessagesCount);
        await first.DisposeAsync();
    }

    private static Task<LocalApp> StartAsync(LocalAppOptions options, Work work) =>
        SampleApp.StartAsync(options, builder => builder.Services.AddSingleton(work), typeof(Worker));

    public sealed class Work
    {
        public bool Hangs { get; init; }

        public TaskCompletionSource Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Done { get; } = new();
    }

    public sealed class Worker(Work work)
    {
        [Function(nameof(Worker))]
        public async Task Run([QueueTrigger("work")] string text, long dequeueCount, CancellationToken cancellationToken)
        {
            work.Taken.TrySetResult();
            if (work.Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            work.Done.Enqueue($"{text} attempt {dequeueCount}");
        }
    }
}
