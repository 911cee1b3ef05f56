using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LeadToCash.Local.Hosting.Queues;

/// <summary>Keeps a message hidden while it is being handled.</summary>
internal sealed class MessageLock : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly string _messageId;
    private readonly TimeSpan _duration;
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewing;
    private string _receipt;

    public MessageLock(QueueClient queue, QueueMessage message, TimeSpan duration)
    {
        _queue = queue;
        _messageId = message.MessageId;
        _receipt = message.PopReceipt;
        _duration = duration;
        _renewing = RenewAsync();
    }

    /// <summary>Ends the renewals and returns the receipt that now holds.</summary>
    public async Task<string> ReleaseAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        return _receipt;
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        _released.Dispose();
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(_duration / 2, _released.Token);
                UpdateReceipt renewed = await _queue.UpdateMessageAsync(_messageId, _receipt, (string?)null, _duration, CancellationToken.None);
                _receipt = renewed.PopReceipt;
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (RequestFailedException)
        {
            // The lock is lost or storage is away: the message may come again, which its function has to bear anyway.
        }
    }
}
