using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Storage.Queues;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>What the local clients do beyond the real ones: listeners of the same process hear of a message at once.</summary>
public abstract class QueueSignalling(StorageFixture storage)
{
    [Fact]
    public async Task Signals_TellListenersOfVisibleMessages()
    {
        QueueClient queue = await storage.NewQueueAsync();
        int signals = 0;
        using (QueueSignals.Subscribe(new QueueClient(storage.ConnectionString, queue.Name).SignalKey, () => signals++))
        {
            await queue.SendMessageAsync("now");
            await queue.SendMessageAsync("later", TimeSpan.FromMinutes(1));
            Assert.Equal(1, signals);

            QueueMessage message = await queue.ReceiveMessageAsync();
            UpdateReceipt hidden = await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.FromMinutes(1));
            Assert.Equal(1, signals);
            await queue.UpdateMessageAsync(message.MessageId, hidden.PopReceipt);
        }

        await queue.SendMessageAsync("unheard");
        Assert.Equal(2, signals);
    }
}

public sealed class QueueSignallingInMemory(MemoryStorage storage) : QueueSignalling(storage), IClassFixture<MemoryStorage>;

public sealed class QueueSignallingInFile(FileStorage storage) : QueueSignalling(storage), IClassFixture<FileStorage>;

public sealed class QueueSignallingOnAzurite(AzuriteStorage storage) : QueueSignalling(storage), IClassFixture<AzuriteStorage>;
