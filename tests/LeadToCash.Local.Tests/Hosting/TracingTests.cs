using System.Collections.Concurrent;
using System.Diagnostics;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Tests.Hosting;

public sealed class TracingTests : IDisposable
{
    private readonly SpanRecorder _spans = new();
    private readonly Seen _seen = new();

    [Fact]
    public async Task Orchestration_StartedByARequest_LivesInItsTraceWithAllThatItDoes()
    {
        await using LocalApp app = await StartAsync(new LocalAppOptions());
        ActivityTraceId trace = await CallAsync(app, "/api/Begin?id=o-1");
        await app.SettleAsync();
        await app.Durable.RaiseEventAsync("o-1", "Go");
        await app.Durable.WaitForInstanceCompletionAsync("o-1");
        await app.SettleAsync();

        Activity creation = Single(trace, "create_orchestration:Parent");
        Activity parent = Single(trace, "orchestration:Parent");
        Activity called = Single(trace, "orchestration:Child", ActivityKind.Client);
        Activity child = Single(trace, "orchestration:Child", ActivityKind.Server);
        Activity request = Single(trace, "GET /api/Begin");
        Assert.Equal("function Begin", Below(request, trace).DisplayName);
        Assert.Equal(Below(request, trace).SpanId, creation.ParentSpanId);
        Assert.Equal((creation.SpanId, parent.SpanId, called.SpanId), (parent.ParentSpanId, called.ParentSpanId, child.ParentSpanId));
        AssertActivity(trace, "First", parent);
        AssertActivity(trace, "Second", child);
        Assert.Equal(parent.SpanId, Single(trace, "orchestration_event:Go").ParentSpanId);
        Assert.Equal(parent.SpanId, Single(trace, "orchestration:Parent:timer").ParentSpanId);
        Assert.Equal(("Parent", "o-1", "Completed"), (parent.GetTagItem("durabletask.task.name"), parent.GetTagItem("durabletask.task.instance_id"), parent.GetTagItem("durabletask.task.status")));
        Assert.Equal(trace.ToHexString(), _seen.Traces.Distinct().Single());
    }

    [Fact]
    public async Task Event_FromAnotherTrace_IsLinkedToItsSender()
    {
        await using LocalApp app = await StartAsync(new LocalAppOptions());
        ActivityTraceId trace = await CallAsync(app, "/api/Begin?id=o-2");
        await app.SettleAsync();
        ActivityTraceId other = await CallAsync(app, "/api/Raise?id=o-2");
        await app.Durable.WaitForInstanceCompletionAsync("o-2");
        await app.SettleAsync();

        Activity sent = Single(other, "orchestration_event:Go");
        Activity received = Single(trace, "orchestration_event:Go");
        Assert.Equal((ActivityKind.Producer, ActivityKind.Consumer), (sent.Kind, received.Kind));
        Assert.Equal(sent.Context.SpanId, Assert.Single(received.Links).Context.SpanId);
        Assert.Equal("o-2", sent.GetTagItem("durabletask.event.target_instance_id"));
    }

    [Fact]
    public async Task Orchestration_AfterItsHostWasKilled_StaysInItsTraceAndBelowItsStart()
    {
        LocalAppOptions options = new() { Storage = $"EmbeddedStorage=:memory:{Guid.NewGuid():N}" };
        LocalApp first = await StartAsync(options);
        ActivityTraceId trace = await CallAsync(first, "/api/Begin?id=o-3");
        await first.SettleAsync();
        await first.KillAsync();

        await using LocalApp second = await StartAsync(options);
        await second.Durable.RaiseEventAsync("o-3", "Go");
        await second.Durable.WaitForInstanceCompletionAsync("o-3");
        await second.SettleAsync();
        Activity parent = Single(trace, "orchestration:Parent");
        Assert.Equal(Single(trace, "create_orchestration:Parent").SpanId, parent.ParentSpanId);
        Assert.Equal(parent.SpanId, Single(trace, "activity:First", ActivityKind.Client).ParentSpanId);
        Assert.Equal(parent.SpanId, Single(trace, "orchestration:Child", ActivityKind.Client).ParentSpanId);
        Assert.True(parent.StartTimeUtc <= Single(trace, "activity:First", ActivityKind.Client).StartTimeUtc);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task Failure_OfAnActivity_MarksItsSpansAndTheOrchestrations()
    {
        await using LocalApp app = await StartAsync(new LocalAppOptions());
        ActivityTraceId trace = await CallAsync(app, "/api/Begin?id=o-4&orchestrator=Doomed");
        await app.Durable.WaitForInstanceCompletionAsync("o-4");
        await app.SettleAsync();
        foreach (Activity span in _spans.Of(trace).Where(span => span.DisplayName is "activity:Broken" or "function Broken" or "orchestration:Doomed"))
        {
            Assert.Equal(ActivityStatusCode.Error, span.Status);
        }

        Assert.Equal(2, _spans.Of(trace).Count(span => span.DisplayName == "activity:Broken"));
        Assert.Equal("Failed", Single(trace, "orchestration:Doomed").GetTagItem("durabletask.task.status"));
    }

    [Fact]
    public async Task ContinueAsNew_OfATracedOrchestration_GivesASpanForEachExecution()
    {
        await using LocalApp app = await StartAsync(new LocalAppOptions());
        ActivityTraceId trace = await CallAsync(app, "/api/Begin?id=o-5&orchestrator=Rounds");
        await app.Durable.WaitForInstanceCompletionAsync("o-5");
        await app.SettleAsync();
        Activity[] rounds = [.. _spans.Of(trace).Where(span => span.DisplayName == "orchestration:Rounds")];
        Assert.Equal(["Completed", "ContinuedAsNew", "ContinuedAsNew"], rounds.Select(span => (string)span.GetTagItem("durabletask.task.status")!).Order(StringComparer.Ordinal));
        Assert.Equal(3, rounds.Select(span => span.SpanId).Distinct().Count());
    }

    public void Dispose() => _spans.Dispose();

    private Task<LocalApp> StartAsync(LocalAppOptions options) =>
        SampleApp.StartAsync(options, builder => builder.Services.AddSingleton(_seen), typeof(Functions));

    private static async Task<ActivityTraceId> CallAsync(LocalApp app, string path)
    {
        ActivityTraceId trace = ActivityTraceId.CreateRandom();
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        Activity.Current = null; // or HttpClient would send its own
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return trace;
    }

    private Activity Single(ActivityTraceId trace, string name, ActivityKind? kind = null)
    {
        Activity[] found = [.. _spans.Of(trace).Where(span => span.DisplayName == name && (kind is null || span.Kind == kind))];
        Assert.True(found.Length == 1, $"Expected one span '{name}' but found {found.Length} among: {string.Join(", ", _spans.Of(trace).Select(span => $"{span.DisplayName} ({span.Kind})"))}");
        return found[0];
    }

    private Activity Below(Activity parent, ActivityTraceId trace) =>
        Assert.Single(_spans.Of(trace), span => span.ParentSpanId == parent.SpanId);

    private void AssertActivity(ActivityTraceId trace, string name, Activity orchestration)
    {
        Activity called = Single(trace, $"activity:{name}", ActivityKind.Client);
        Activity ran = Single(trace, $"activity:{name}", ActivityKind.Server);
        Assert.Equal((orchestration.SpanId, called.SpanId), (called.ParentSpanId, ran.ParentSpanId));
        Assert.Equal(ran.SpanId, Single(trace, $"function {name}").ParentSpanId);
        Assert.True(called.StartTimeUtc + called.Duration >= ran.StartTimeUtc);
    }

    public sealed class Seen
    {
        public ConcurrentQueue<string?> Traces { get; } = new();
    }

    public sealed class Functions(Seen seen)
    {
        [Function(nameof(Begin))]
        public static async Task<IResult> Begin(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string? orchestrator)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator ?? nameof(Parent), null, new StartOrchestrationOptions(id));
            return Results.Ok(request.Path);
        }

        [Function(nameof(Raise))]
        public static async Task<IResult> Raise(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [DurableClient] DurableTaskClient client, string id)
        {
            await client.RaiseEventAsync(id, "Go");
            return Results.Ok(request.Path);
        }

        [Function(nameof(Parent))]
        public static async Task Parent([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync(nameof(First), "x");
            await context.WaitForExternalEvent<object?>("Go");
            await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
            await context.CallSubOrchestratorAsync(nameof(Child));
        }

        [Function(nameof(Child))]
        public static Task Child([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Second), "x");

        [Function(nameof(Doomed))]
        public static Task Doomed([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(nameof(Broken), "x");

        [Function(nameof(Rounds))]
        public static void Rounds([OrchestrationTrigger] TaskOrchestrationContext context, int? input)
        {
            int round = input ?? 0;
            if (round < 2)
            {
                context.ContinueAsNew(round + 1);
            }
        }

        [Function(nameof(First))]
        public void First([ActivityTrigger] string input) => seen.Traces.Enqueue(Activity.Current?.TraceId.ToHexString());

        [Function(nameof(Second))]
        public void Second([ActivityTrigger] string input) => seen.Traces.Enqueue(Activity.Current?.TraceId.ToHexString());

        [Function(nameof(Broken))]
        public static void Broken([ActivityTrigger] string input) => throw new InvalidOperationException("on purpose");
    }
}
