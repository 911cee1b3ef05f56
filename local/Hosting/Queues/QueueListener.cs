using System.Threading.Channels;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Hosting.Health;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Settings;
using LeadToCash.Local.Storage.Embedded;
using LeadToCash.Local.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Queues;

/// <summary>
/// Takes messages of one queue and hands them to a function. Messages sent in this process arrive at once; for others and
/// for those that become visible later the queue is looked at in growing intervals.
/// </summary>
internal sealed partial class QueueListener(
    QueueClient queue,
    EmbeddedQueues? embedded,
    QueueMessageHandler handler,
    QueueSettings settings,
    WorkTracker work,
    ILogger<QueueListener> logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private IDisposable? _subscription;
    private Task _loop = Task.CompletedTask;
    private int _running;

    public string QueueName => queue.Name;

    public QueueMessageHandler Handler => handler;

    /// <summary>Creates the queue if it is missing, takes back what a killed host held, and starts to take messages.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await queue.CreateIfNotExistsAsync(metadata: null, cancellationToken);
        if (embedded is not null)
        {
            await embedded.ShowTakenAsync(queue.Name, cancellationToken);
        }

        _subscription = QueueSignals.Subscribe(queue.SignalKey, WakeUp);
        _loop = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
    }

    /// <summary>Takes no more messages. Those being handled go on; <see cref="WorkTracker"/> knows when they have ended.</summary>
    public async Task StopAsync()
    {
        _subscription?.Dispose();
        await _stopping.CancelAsync();
        await _loop;
    }

    /// <summary>Whether a message waits to be taken.</summary>
    public async Task<bool> HasVisibleMessageAsync(CancellationToken cancellationToken)
    {
        Response<PeekedMessage[]> peeked = await queue.PeekMessagesAsync(1, cancellationToken);
        return peeked.Value.Length > 0;
    }

    /// <summary>How much lies in the queue and in its poison queue.</summary>
    public async Task<QueueDepth> LookAsync(CancellationToken cancellationToken)
    {
        QueueProperties properties = await queue.GetPropertiesAsync(cancellationToken);
        try
        {
            QueueClient poison = handler.PoisonQueue;
            QueueProperties givenUp = await poison.GetPropertiesAsync(cancellationToken);
            PeekedMessage[] oldest = givenUp.ApproximateMessagesCount == 0 ? [] : (await poison.PeekMessagesAsync(1, cancellationToken)).Value;
            return new QueueDepth(queue.Name, properties.ApproximateMessagesCount, givenUp.ApproximateMessagesCount, oldest.FirstOrDefault()?.InsertedOn);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return new QueueDepth(queue.Name, properties.ApproximateMessagesCount, Poison: 0, OldestPoisonAt: null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private void WakeUp() => _wakeUps.Writer.TryWrite(true);

    private async Task RunAsync(CancellationToken stopping)
    {
        TimeSpan pause = FirstPause;
        while (!stopping.IsCancellationRequested)
        {
            bool hasRoom = Volatile.Read(ref _running) <= settings.NewBatchThreshold;
            if (hasRoom && await TakeBatchAsync(stopping) > 0)
            {
                pause = FirstPause;
                continue;
            }

            bool isWoken = await WaitAsync(hasRoom ? pause : Timeout.InfiniteTimeSpan, stopping);
            pause = isWoken ? FirstPause : Shorter(pause * 2, settings.MaxPollingInterval);
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private async Task<int> TakeBatchAsync(CancellationToken stopping)
    {
        using IDisposable taking = work.Begin();
        try
        {
            Response<QueueMessage[]> messages = await queue.ReceiveMessagesAsync(settings.BatchSize, QueueMessageHandler.LockDuration, stopping);
            foreach (QueueMessage message in messages.Value)
            {
                Interlocked.Increment(ref _running);
                _ = HandleAsync(message, work.Begin());
            }

            return messages.Value.Length;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or IOException)
        {
            Unreachable(failure, queue.Name);
            return 0;
        }
    }

    private async Task HandleAsync(QueueMessage message, IDisposable running)
    {
        using (running)
        {
            await Task.Yield();
            await handler.HandleAsync(queue, message);
            Interlocked.Decrement(ref _running);
            WakeUp();
        }
    }

    private async Task<bool> WaitAsync(TimeSpan pause, CancellationToken stopping)
    {
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timeout.CancelAfter(pause);
        try
        {
            return await _wakeUps.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The queue {Queue} can't be read; the host keeps trying")]
    private partial void Unreachable(Exception failure, string queue);
}
