using System.Net;
using System.Text.Json;
using Azure.Storage.Queues;
using LeadToCash.Local.Hosting;
using LeadToCash.Local.Hosting.Health;
using LeadToCash.Local.Hosting.Http;
using LeadToCash.Local.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Health_WhenUp_Is200AndSaysWhatIsUp()
    {
        await using LocalApp app = await SampleApp.StartAsync(typeof(Slow));
        HttpResponseMessage answer = await app.Http.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("up", body.GetProperty("status").GetString());
        Assert.Equal("up", body.GetProperty("storage").GetString());
    }

    [Fact]
    public async Task Health_WhenMessagesWereGivenUp_IsDegradedAndSaysWhichQueue()
    {
        await using LocalApp app = await SampleApp.StartAsync(typeof(Reader));
        await new QueueClient(app.Storage, "letters").SendMessageAsync("not base64!");
        await app.SettleAsync();
        HttpResponseMessage answer = await app.Http.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(("degraded", "up", "up", "degraded"), (Text(body, "status"), Text(body, "storage"), Text(body, "taskHub"), Text(body, "queues")));
        JsonElement queue = Assert.Single(body.GetProperty("details").GetProperty("queues").EnumerateArray());
        Assert.Equal(("letters", 0, 1), (Text(queue, "name"), queue.GetProperty("messages").GetInt32(), queue.GetProperty("poison").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, queue.GetProperty("oldestPoisonAt").ValueKind);
        Assert.Equal("TestHubName", Text(body.GetProperty("details"), "hub"));
        Assert.True(body.GetProperty("details").GetProperty("leaseAgeSeconds").GetDouble() < 60);
    }

    [Fact]
    public void Health_WhenAPartIsDown_IsDown()
    {
        HealthDetails queuesUnknown = new(1, "hub", 1, 0, Queues: null);
        Assert.False(HealthReport.Of(storage: true, hub: true, triggers: true, queuesUnknown).IsUp);
        HealthDetails details = queuesUnknown with { Queues = [] };
        Assert.True(HealthReport.Of(storage: true, hub: true, triggers: true, details).IsUp);
        Assert.Equal(("down", "down"), (HealthReport.Of(storage: true, hub: false, triggers: true, details).Status, HealthReport.Of(storage: true, hub: false, triggers: true, details).TaskHub));
    }

    [Fact]
    public async Task Requests_BeyondTheLimits_WaitOrAreRefused()
    {
        Gate gate = new();
        LocalAppOptions options = new()
        {
            Settings = new Dictionary<string, string?>
            {
                ["AzureFunctionsJobHost:extensions:http:maxConcurrentRequests"] = "1",
                ["AzureFunctionsJobHost:extensions:http:maxOutstandingRequests"] = "1",
                ["AzureFunctionsJobHost:extensions:http:customHeaders:X-Content-Type-Options"] = "nosniff",
            },
        };
        await using LocalApp app = await SampleApp.StartAsync(options, builder => builder.Services.AddSingleton(gate), typeof(Slow));
        Task<HttpResponseMessage> first = app.Http.GetAsync("/api/Slow");
        await gate.Entered.Task;
        HttpResponseMessage refused = await app.Http.GetAsync("/api/Slow");
        Assert.Equal((HttpStatusCode.TooManyRequests, "nosniff"), (refused.StatusCode, refused.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health")).StatusCode);
        gate.Open.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await app.Http.GetAsync("/api/Slow")).StatusCode); // let in again; the gate opens once
    }

    [Fact]
    public async Task Function_BeyondItsTime_FailsAndItsTokenIsCancelled()
    {
        LocalAppOptions options = new() { Settings = new Dictionary<string, string?> { ["AzureFunctionsJobHost:functionTimeout"] = "00:00:00.2" } };
        await using LocalApp app = await SampleApp.StartAsync(options, typeof(Endless));
        Assert.Equal(HttpStatusCode.InternalServerError, (await app.Http.GetAsync("/api/Endless")).StatusCode);
        await Endless.Cancelled.Task;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    [Fact]
    public async Task Stop_WhenAFunctionRuns_WaitsForItAndAnswersItsCaller()
    {
        Gate gate = new();
        await using LocalApp app = await SampleApp.StartAsync(new LocalAppOptions(), builder => builder.Services.AddSingleton(gate), typeof(Slow));
        Task<HttpResponseMessage> call = app.Http.GetAsync("/api/Slow");
        await gate.Entered.Task;
        Task stop = app.StopAsync();
        Assert.False(stop.IsCompleted);
        gate.Open.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
        await stop;
    }

    [Fact]
    public async Task Apps_WhenStartedSideBySide_HavePortsAndStorageOfTheirOwn()
    {
        LocalApp[] apps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SampleApp.StartAsync(typeof(Slow))));
        Assert.Equal(4, apps.Select(app => app.Http.BaseAddress).Distinct().Count());
        Assert.Equal(4, apps.Select(app => app.Storage).Distinct(StringComparer.Ordinal).Count());
        foreach (LocalApp app in apps)
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_WhenTheProgramThrows_SaysWhy()
    {
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SampleApp.StartAsync(new LocalAppOptions(), _ => throw new InvalidOperationException("no luck"), typeof(Slow)));
        Assert.Equal("no luck", thrown.Message);
    }

    [Fact]
    public void Port_WhenInUse_IsRefusedWithASentence()
    {
        using PortReservation taken = PortReservation.Take(0);
        HostStartException fault = Assert.Throws<HostStartException>(() => PortReservation.Take(taken.Port));
        Assert.StartsWith($"Port {taken.Port} is in use", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_WhenReadAgain_AreTheSameAndPrivate()
    {
        string folder = Directory.CreateTempSubdirectory("keys-").FullName;
        HostKeys created = HostKeys.ReadOrCreate(folder);
        Assert.Equal(created, HostKeys.ReadOrCreate(folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "keys.json")));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Keys_WhenWrittenForOneFunction_OpenNoOther()
    {
        HostKeys keys = HostKeys.Create() with
        {
            Host = new Dictionary<string, string> { ["partner"] = "p" },
            Functions = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["Orders"] = new Dictionary<string, string> { ["shop"] = "s", ["empty"] = "" } },
        };
        Assert.True(Allows("p", "Orders") && Allows("p", "Invoices") && Allows("s", "orders"));
        Assert.False(Allows("s", "Invoices") || Allows("s", null) || Allows("", "Orders") || Allows("s", "Orders", AuthorizationLevel.Admin));

        bool Allows(string key, string? function, AuthorizationLevel level = AuthorizationLevel.Function)
        {
            DefaultHttpContext http = new();
            http.Request.Headers[HostKeys.HeaderName] = key;
            return keys.Allows(http.Request, level, function);
        }
    }

    public sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public static class Endless
    {
        public static TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [Function(nameof(Endless))]
        public static async Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
        {
            TaskCompletionSource ended = new();
            await using CancellationTokenRegistration registration = cancellationToken.Register(() => Cancelled.TrySetResult());
            await ended.Task;
        }
    }

    public static class Reader
    {
        [Function(nameof(Reader))]
        public static void Run([QueueTrigger("letters")] string text)
        {
        }
    }

    public sealed class Slow(IServiceProvider services)
    {
        [Function(nameof(Slow))]
        public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            Gate gate = services.GetRequiredService<Gate>();
            gate.Entered.SetResult();
            await gate.Open.Task;
            return Results.Ok();
        }
    }
}
