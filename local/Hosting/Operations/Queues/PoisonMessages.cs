using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LeadToCash.Local.Hosting.Operations.Queues;

/// <summary>
/// Puts poison messages back or throws them away. A message goes into its queue before it leaves the poison queue: broken off in between it is there
/// twice and comes twice, which functions have to bear anyway; the other order would lose it.
/// </summary>
internal sealed class PoisonMessages(AppQueue queue)
{
    private const int BatchSize = 32;
    private const int MostAtOnce = 1_000;

    /// <summary>A message stays hidden from others so long while it is dealt with.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(30);

    /// <summary>Puts one message back; false when it is not there, or somebody else is dealing with it.</summary>
    public Task<bool> RedriveAsync(string messageId, CancellationToken cancellation) => WithAsync(messageId, MoveAsync, cancellation);

    public Task<bool> DeleteAsync(string messageId, CancellationToken cancellation) => WithAsync(messageId, DeleteAsync, cancellation);

    /// <summary>Puts back what is there now, up to a thousand: those that fail again meanwhile are left. Returns how many.</summary>
    public async Task<int> RedriveAllAsync(CancellationToken cancellation)
    {
        QueueProperties properties = await queue.Poison.GetPropertiesAsync(cancellation);
        int left = Math.Min(properties.ApproximateMessagesCount, MostAtOnce);
        int moved = 0;
        while (left > moved && await ReceiveAsync(Math.Min(BatchSize, left - moved), cancellation) is { Length: > 0 } messages)
        {
            foreach (QueueMessage message in messages)
            {
                await MoveAsync(message);
                moved++;
            }
        }

        return moved;
    }

    /// <summary>Storage hands out messages in its own order: those before the wanted one are shown again at once.</summary>
    private async Task<bool> WithAsync(string messageId, Func<QueueMessage, Task> act, CancellationToken cancellation)
    {
        List<QueueMessage> others = [];
        QueueMessage? wanted = null;
        while (wanted is null && others.Count < MostAtOnce && await ReceiveAsync(BatchSize, cancellation) is { Length: > 0 } messages)
        {
            wanted = messages.FirstOrDefault(message => message.MessageId == messageId);
            others.AddRange(messages.Where(message => message.MessageId != messageId));
        }

        if (wanted is not null)
        {
            await act(wanted);
        }

        foreach (QueueMessage other in others)
        {
            await queue.Poison.UpdateMessageAsync(other.MessageId, other.PopReceipt, (string?)null, TimeSpan.Zero, CancellationToken.None);
        }

        return wanted is not null;
    }

    private async Task<QueueMessage[]> ReceiveAsync(int most, CancellationToken cancellation)
    {
        try
        {
            return await queue.Poison.ReceiveMessagesAsync(most, Hidden, cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return [];
        }
    }

    private async Task MoveAsync(QueueMessage message)
    {
        await queue.Main.SendMessageAsync(message.Body.ToString(), CancellationToken.None);
        await DeleteAsync(message);
    }

    private Task DeleteAsync(QueueMessage message) => queue.Poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
}
