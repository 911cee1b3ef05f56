using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace LeadToCash.Local.Tests.Storage;

/// <summary>What the queue client promises, on any storage.</summary>
public abstract class QueueConformance(StorageFixture storage)
{
    [Fact]
    public async Task Create_IsRepeatable_UnlessTheMetadataDiffers()
    {
        QueueClient queue = new(storage.ConnectionString, StorageFixture.UniqueName("q"));
        Dictionary<string, string> metadata = new() { ["Owner"] = "sales" };

        Assert.False(await queue.ExistsAsync());
        Assert.NotNull(await queue.CreateIfNotExistsAsync(metadata));
        Assert.Null(await queue.CreateIfNotExistsAsync(metadata));
        Assert.Equal(204, (await queue.CreateAsync(metadata)).Status);
        Assert.True(await queue.ExistsAsync());
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => queue.CreateAsync(new Dictionary<string, string> { ["Owner"] = "service" }));

        Assert.Equal((409, "QueueAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.Equal("sales", (await queue.GetPropertiesAsync()).Value.Metadata["owner"]);
        Assert.True(await queue.DeleteIfExistsAsync());
        Assert.False(await queue.DeleteIfExistsAsync());
    }

    [Fact]
    public async Task EveryMember_OnAMissingQueue_Is404()
    {
        QueueClient queue = new(storage.ConnectionString, StorageFixture.UniqueName("q"));

        foreach (Func<Task> call in (Func<Task>[])
        [
            () => queue.SendMessageAsync("m"), () => queue.ReceiveMessagesAsync(), () => queue.PeekMessagesAsync(), () => queue.GetPropertiesAsync(),
            () => queue.DeleteAsync(), () => queue.ClearMessagesAsync(), () => queue.SetMetadataAsync(new Dictionary<string, string>()),
        ])
        {
            RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(call);
            Assert.Equal((404, "QueueNotFound"), (failure.Status, failure.ErrorCode));
            Assert.True(failure.ErrorCode == QueueErrorCode.QueueNotFound);
        }
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("a--b")]
    [InlineData("-ab")]
    [InlineData("ab")]
    public async Task Queue_WithABadName_IsRefused(string name)
    {
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => new QueueClient(storage.ConnectionString, name).CreateAsync());

        Assert.Equal(400, failure.Status);
    }

    [Fact]
    public async Task GetQueues_ListsByPrefix()
    {
        QueueServiceClient service = new(storage.ConnectionString);
        string prefix = StorageFixture.UniqueName("list");
        await service.CreateQueueAsync(prefix + "2", new Dictionary<string, string> { ["owner"] = "two" });
        await service.CreateQueueAsync(prefix + "1");

        List<QueueItem> items = [.. service.GetQueues(QueueTraits.Metadata, prefix)];
        await service.DeleteQueueAsync(prefix + "1");

        Assert.Equal([prefix + "1", prefix + "2"], items.Select(item => item.Name));
        Assert.Equal("two", items[1].Metadata["owner"]);
        Assert.Single(service.GetQueues(prefix: prefix));
    }

    [Theory]
    [InlineData(QueueMessageEncoding.None)]
    [InlineData(QueueMessageEncoding.Base64)]
    public async Task Messages_ComeOutInOrder_WithTheirText(QueueMessageEncoding encoding)
    {
        QueueClient queue = await storage.NewQueueAsync(encoding);
        string[] texts = ["plain", "Grüße, 世界 😀", "<xml attribute=\"1\">&amp;</xml>", "  spaces and\ttab\nline ", "{\"json\":true}"];
        foreach (string text in texts)
        {
            SendReceipt receipt = await queue.SendMessageAsync(text);
            Assert.NotEmpty(receipt.MessageId);
            Assert.InRange(receipt.ExpirationTime - receipt.InsertionTime, TimeSpan.FromDays(7) - TimeSpan.FromSeconds(2), TimeSpan.FromDays(7) + TimeSpan.FromSeconds(2));
        }

        PeekedMessage[] peeked = await queue.PeekMessagesAsync(32);
        QueueMessage[] received = await queue.ReceiveMessagesAsync(32);

        Assert.Equal(texts, peeked.Select(message => message.MessageText));
        Assert.Equal(texts, received.Select(message => message.Body.ToString()));
        Assert.All(peeked, message => Assert.Equal(0, message.DequeueCount));
        Assert.All(received, message => Assert.Equal(1, message.DequeueCount));
        Assert.Empty((await queue.ReceiveMessagesAsync(32)).Value);
        Assert.Equal(texts.Length, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCountLong);
    }

    [Fact]
    public async Task BinaryBody_RoundTripsAsBase64_AndIsReadableAsSuch()
    {
        QueueClient queue = await storage.NewQueueAsync(QueueMessageEncoding.Base64);
        QueueClient raw = new(storage.ConnectionString, queue.Name);
        byte[] bytes = [0, 1, 2, 253, 254, 255];

        await queue.SendMessageAsync(BinaryData.FromBytes(bytes));
        PeekedMessage text = await raw.PeekMessageAsync();
        QueueMessage message = await queue.ReceiveMessageAsync();

        Assert.Equal(Convert.ToBase64String(bytes), text.MessageText);
        Assert.Equal(bytes, message.Body.ToArray());
    }

    [Fact]
    public async Task ReceivedMessage_IsDeletedWithItsReceiptOnly()
    {
        QueueClient queue = await storage.NewQueueAsync();
        SendReceipt sent = await queue.SendMessageAsync("work");
        QueueMessage message = await queue.ReceiveMessageAsync();

        RequestFailedException wrong = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(message.MessageId, sent.PopReceipt));
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        RequestFailedException gone = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt));

        Assert.Equal(sent.MessageId, message.MessageId);
        Assert.Equal((400, "PopReceiptMismatch"), (wrong.Status, wrong.ErrorCode));
        Assert.Equal((404, "MessageNotFound"), (gone.Status, gone.ErrorCode));
        Assert.Null((await queue.PeekMessageAsync()).Value);
    }

    [Fact]
    public async Task SentMessage_CanBeTakenBackWithTheSendersReceipt()
    {
        QueueClient queue = await storage.NewQueueAsync();
        SendReceipt sent = await queue.SendMessageAsync("oops");

        await queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt);

        Assert.Null((await queue.ReceiveMessageAsync()).Value);
    }

    [Fact]
    public async Task UpdateMessage_MakesVisibleAtOnce_CountsAndReplaces()
    {
        QueueClient queue = await storage.NewQueueAsync();
        await queue.SendMessageAsync("first text");
        QueueMessage first = await queue.ReceiveMessageAsync(TimeSpan.FromHours(1));

        UpdateReceipt kept = await queue.UpdateMessageAsync(first.MessageId, first.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        QueueMessage second = await queue.ReceiveMessageAsync(TimeSpan.FromHours(1));
        RequestFailedException stale = await Assert.ThrowsAsync<RequestFailedException>(
            () => queue.UpdateMessageAsync(first.MessageId, kept.PopReceipt, "too late"));
        UpdateReceipt replaced = await queue.UpdateMessageAsync(second.MessageId, second.PopReceipt, "second text");
        QueueMessage third = await queue.ReceiveMessageAsync();

        Assert.Equal(("first text", 2L), (second.MessageText, second.DequeueCount));
        Assert.Equal((400, "PopReceiptMismatch"), (stale.Status, stale.ErrorCode));
        Assert.Equal(("second text", 3L), (third.MessageText, third.DequeueCount));
        Assert.Equal(replaced.PopReceipt, second.Update(replaced).PopReceipt);
    }

    [Fact]
    public async Task HiddenMessage_ComesBackAfterItsTime()
    {
        QueueClient queue = await storage.NewQueueAsync();
        await queue.SendMessageAsync("again");

        QueueMessage first = await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(1));
        QueueMessage? second = null;
        while (second is null)
        {
            second = await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal(2, second.DequeueCount);
        Assert.True(DateTimeOffset.UtcNow >= first.NextVisibleOn);
    }

    [Fact]
    public async Task DelayedMessage_IsInvisibleButCounted()
    {
        QueueClient queue = await storage.NewQueueAsync();

        await queue.SendMessageAsync("later", TimeSpan.FromMinutes(10));

        Assert.Null((await queue.ReceiveMessageAsync()).Value);
        Assert.Null((await queue.PeekMessageAsync()).Value);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCountLong);
    }

    [Fact]
    public async Task ExpiredMessage_IsNeverReceived()
    {
        QueueClient queue = await storage.NewQueueAsync();
        SendReceipt brief = await queue.SendMessageAsync("brief", timeToLive: TimeSpan.FromSeconds(1));
        await queue.SendMessageAsync("lasting", timeToLive: TimeSpan.FromSeconds(-1));

        while (DateTimeOffset.UtcNow <= brief.ExpirationTime.AddSeconds(1))
        {
            await queue.PeekMessageAsync();
        }

        Assert.Equal(["lasting"], (await queue.ReceiveMessagesAsync(32)).Value.Select(message => message.MessageText));
    }

    [Fact]
    public async Task Message_Over64KiB_IsRefused()
    {
        QueueClient queue = await storage.NewQueueAsync();
        string largest = new('x', queue.MessageMaxBytes);

        await queue.SendMessageAsync(largest);
        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync(largest + "x"));

        Assert.Equal((413, "RequestBodyTooLarge"), (failure.Status, failure.ErrorCode));
        Assert.Equal(largest, (await queue.ReceiveMessageAsync()).Value.MessageText);
    }

    [Fact]
    public async Task Requests_OutOfRange_AreRefused()
    {
        QueueClient queue = await storage.NewQueueAsync();

        foreach (Func<Task> call in (Func<Task>[])
        [
            () => queue.ReceiveMessagesAsync(33), () => queue.ReceiveMessagesAsync(0), () => queue.PeekMessagesAsync(33),
            () => queue.ReceiveMessagesAsync(1, TimeSpan.FromDays(8)), () => queue.ReceiveMessagesAsync(1, TimeSpan.Zero),
            () => queue.SendMessageAsync("m", TimeSpan.FromDays(8)),
        ])
        {
            RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(call);
            Assert.Equal(400, failure.Status); // the service's code is OutOfRangeQueryParameterValue; Azurite does not always give one
        }
    }

    [Fact]
    public async Task ClearMessages_EmptiesTheQueue()
    {
        QueueClient queue = await storage.NewQueueAsync();
        await queue.SendMessageAsync("a");
        await queue.SendMessageAsync("b", TimeSpan.FromHours(1));

        await queue.ClearMessagesAsync();

        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCountLong);
    }

    [Fact]
    public async Task ManyReceivers_GetEachMessageOnce()
    {
        QueueClient queue = await storage.NewQueueAsync();
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => $"m{i}")];
        await Task.WhenAll(texts.Select(text => queue.SendMessageAsync(text)));

        List<QueueMessage>[] received = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            List<QueueMessage> mine = [];
            while ((await queue.ReceiveMessagesAsync(5, TimeSpan.FromHours(1))).Value is { Length: > 0 } some)
            {
                mine.AddRange(some);
            }

            return mine;
        }));

        Assert.Equal(texts.Order(), received.SelectMany(mine => mine).Select(message => message.MessageText).Order());
    }

    [Fact]
    public async Task SynchronousMembers_DoTheSame()
    {
        QueueClient queue = new(storage.ConnectionString, StorageFixture.UniqueName("q"));

        queue.Create();
        queue.SendMessage("text");
        QueueMessage message = queue.ReceiveMessage();
        queue.DeleteMessage(message.MessageId, message.PopReceipt);

        Assert.Equal("text", message.MessageText);
        Assert.Empty(queue.ReceiveMessages().Value);
        Assert.Equal(400, Assert.Throws<RequestFailedException>(() => queue.ReceiveMessages(99)).Status);
    }

    [Fact]
    public async Task BrokenBase64_FailsToDecode_ButCanBeReadRaw()
    {
        QueueClient queue = await storage.NewQueueAsync(QueueMessageEncoding.Base64);
        QueueClient raw = new(storage.ConnectionString, queue.Name);
        await raw.SendMessageAsync("not base64!");

        await Assert.ThrowsAsync<FormatException>(() => queue.PeekMessagesAsync());

        Assert.Equal("not base64!", Encoding.UTF8.GetString((await raw.PeekMessageAsync()).Value.Body));
    }
}
