using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Testing;
using LeadToCash.Local.Tests.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public class QueueTriggerTests : IAsyncLifetime
{
    private LocalApp _app = null!;

    protected virtual Task<string?> StorageAsync() => Task.FromResult<string?>(null);

    public async Task InitializeAsync() =>
        _app = await SampleApp.StartAsync(
            new LocalAppOptions
            {
                Storage = await StorageAsync(),
                Settings = new Dictionary<string, string?> { ["Names:Parcels"] = "parcels" },
            },
            builder => builder.Services.AddSingleton<Received>(),
            typeof(Queues));

    public virtual async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Message_WhenSent_ReachesTheFunctionAsItsType()
    {
        await SendAsync("orders", """{"Number":"O-1","quantity":3}""");
        await _app.SettleAsync();
        Assert.Equal(["O-1×3"], Seen.Orders);
        Assert.Equal(0, await CountAsync("orders"));
    }

    [Fact]
    public async Task Message_WhenTakenAsQueueMessageAndMetadata_CarriesItsProperties()
    {
        await SendAsync("raw", "hello");
        await _app.SettleAsync();
        (string body, string id, long count) = Assert.Single(Seen.Raw);
        Assert.Equal("hello", body);
        Assert.NotEmpty(id);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task QueueName_WhenAPlaceholder_IsTakenFromSettings()
    {
        await SendAsync("parcels", "P-1");
        await _app.SettleAsync();
        Assert.Equal(["P-1"], Seen.Parcels);
    }

    [Fact]
    public async Task Message_WhenItsFunctionFails_IsTriedFiveTimesAndGoesToPoison()
    {
        await SendAsync("failing", "F-1");
        await _app.SettleAsync();
        Assert.Equal([1, 2, 3, 4, 5], Seen.Attempts.Where(attempt => attempt.Text == "F-1").Select(attempt => attempt.Count));
        Assert.Equal(0, await CountAsync("failing"));
        Assert.Equal("F-1", Assert.Single(await PeekAsync("failing-poison")));
    }

    [Fact]
    public async Task Message_WhenItFailsOnce_IsRepeatedAndLeavesNoPoison()
    {
        await SendAsync("failing", "once");
        await _app.SettleAsync();
        Assert.Equal([1, 2], Seen.Attempts.Where(attempt => attempt.Text == "once").Select(attempt => attempt.Count));
        Assert.Equal(0, await CountAsync("failing"));
    }

    [Fact]
    public async Task Message_WhenNotBase64_IsPoisonAtOnceAsInAzure()
    {
        QueueClient plain = new(_app.Storage, "orders");
        await plain.SendMessageAsync("""{"Number":"O-2"}""");
        await _app.SettleAsync();
        Assert.Empty(Seen.Orders);
        QueueClient poison = new(_app.Storage, "orders-poison");
        PeekedMessage[] messages = await poison.PeekMessagesAsync(1);
        Assert.Contains("O-2", Assert.Single(messages).Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_WhenACollection_SendsAMessageForEachElement()
    {
        await SendAsync("fan-out", "3");
        await _app.SettleAsync();
        Assert.Equal(["O-0×0", "O-1×1", "O-2×2"], Seen.Orders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Messages_WhenMany_AreAllHandledAndNoMoreThanABatchAndAHalfAtOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => SendAsync("busy", $"{i}")));
        await _app.SettleAsync();
        Assert.Equal(100, Seen.Busy.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(Seen.MostBusy, 1, 24);
    }

    private Received Seen => _app.Services.GetRequiredService<Received>();

    private async Task SendAsync(string queue, string text) =>
        await new QueueClient(_app.Storage, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync(text);

    private async Task<int> CountAsync(string queue) => (await new QueueClient(_app.Storage, queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private async Task<IEnumerable<string>> PeekAsync(string queue)
    {
        QueueClient client = new(_app.Storage, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        PeekedMessage[] messages = await client.PeekMessagesAsync(32);
        return messages.Select(message => message.Body.ToString());
    }

    public sealed class Received
    {
        private int _busy;
        private int _mostBusy;

        public ConcurrentQueue<string> Orders { get; } = new();

        public ConcurrentQueue<(string Body, string Id, long Count)> Raw { get; } = new();

        public ConcurrentQueue<string> Parcels { get; } = new();

        public ConcurrentQueue<(string Text, long Count)> Attempts { get; } = new();

        public ConcurrentQueue<string> Busy { get; } = new();

        public int MostBusy => _mostBusy;

        public void Enter()
        {
            int now = Interlocked.Increment(ref _busy);
            int most;
            while (now > (most = _mostBusy) && Interlocked.CompareExchange(ref _mostBusy, now, most) != most)
            {
            }
        }

        public void Leave() => Interlocked.Decrement(ref _busy);
    }

    public sealed record Order(string Number, int Quantity);

    public sealed class Queues(Received received)
    {
        [Function(nameof(TakeOrder))]
        public void TakeOrder([QueueTrigger("orders")] Order order) => received.Orders.Enqueue($"{order.Number}×{order.Quantity}");

        [Function(nameof(TakeRaw))]
        public void TakeRaw([QueueTrigger("raw")] QueueMessage message, string id, long dequeueCount) =>
            received.Raw.Enqueue((message.Body.ToString(), id, dequeueCount));

        [Function(nameof(TakeParcel))]
        public Task TakeParcel([QueueTrigger("%Names:Parcels%")] string text)
        {
            received.Parcels.Enqueue(text);
            return Task.CompletedTask;
        }

        [Function(nameof(Fails))]
        public void Fails([QueueTrigger("failing")] string text, long dequeueCount)
        {
            received.Attempts.Enqueue((text, dequeueCount));
            if (text != "once" || dequeueCount == 1)
            {
                throw new InvalidOperationException("on purpose");
            }
        }

        [Function(nameof(FanOut))]
        [QueueOutput("orders")]
        public static Order[] FanOut([QueueTrigger("fan-out")] string count) =>
            [.. Enumerable.Range(0, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).Select(i => new Order($"O-{i}", i))];

        [Function(nameof(Busy))]
        public async Task Busy([QueueTrigger("busy")] string text)
        {
            received.Enter();
            await Task.Yield();
            received.Busy.Enqueue(text);
            received.Leave();
        }
    }
}

public sealed class QueueTriggerTestsOnAzurite : QueueTriggerTests
{
    private readonly AzuriteStorage _azurite = new();

    protected override async Task<string?> StorageAsync()
    {
        await _azurite.InitializeAsync();
        return _azurite.ConnectionString;
    }
}
