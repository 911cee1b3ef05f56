using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;

namespace LeadToCash.Local.Tests.Conformance;

/// <summary>Inputs, outputs, events and custom status: any text, any length up to the limit, nothing at all, and what can't be written.</summary>
public abstract class PayloadConformance(RuntimeUnderTest runtime) : ConformanceSuite(runtime)
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Grüße aus 東京 🚀 \"quoted\" \\ \n line")]
    public async Task Payloads_OfAnyText_ComeBackAsTheyWere(string? text)
    {
        await using DurableTaskTestHost host = await StartAsync(Echo);

        OrchestrationMetadata done = await RunAsync(host, "EchoTwice", text);

        Assert.Equal(text, done.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(30_000)]
    [InlineData(70_000)]
    public Task Payloads_OfAnyLength_ComeBackAsTheyWere(int length) => EchoAsync(length);

    [ConformanceFact(Sdk = "stops at gRPC's 4 MB")]
    public Task Payloads_OfMegabytes_ComeBackAsTheyWere() => EchoAsync(1_500_000);

    [ConformanceFact(Sdk = "never answers beyond 4 MB")]
    public async Task Payloads_BeyondTheLimit_FailWithAClearSentence()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, string>("Long", (_, n) => new string('x', n))
            .AddOrchestratorFunc<int, string>("AskLong", (context, n) => context.CallActivityAsync<string>("Long", n)!));

        OrchestrationMetadata done = await RunAsync(host, "AskLong", 5_000_000);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains("result of activity 'Long'", done.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("AskLong", new string('x', 5_000_000), Timeout));
    }

    [Fact]
    public async Task Payloads_OfAppTypes_ComeBackAsTheyWere()
    {
        Order order = new("A-1", [new Line("Ätna", 2), new Line("東京", 0)], OrderKind.Rush, new DateOnly(2028, 2, 29), DateTimeOffset.UnixEpoch, (1, "two"), null);
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<Order, Order>("EchoOrder", (_, input) => input)
            .AddOrchestratorFunc<Order, Order>("Pass", (context, input) => context.CallActivityAsync<Order>("EchoOrder", input)!));

        Order? output = (await RunAsync(host, "Pass", order)).ReadOutputAs<Order>();

        Assert.Equal(JsonSerializer.Serialize(order), JsonSerializer.Serialize(output));
        Assert.Equal((1, "two"), output!.Pair);
    }

    [Fact]
    public async Task Payloads_ThatAreNothing_AreNothingEverywhere()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<string, string>("Echo", (_, text) => text)
            .AddOrchestratorFunc<string, string>("Child", (_, text) => text)
            .AddOrchestratorFunc<string, bool>("Parent", async (context, input) =>
            {
                context.SetCustomStatus(null);
                string? raised = await context.WaitForExternalEvent<string>("e");
                string? activity = await context.CallActivityAsync<string?>("Echo");
                string? child = await context.CallSubOrchestratorAsync<string?>("Child");
                return input is null && raised is null && activity is null && child is null;
            }));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);

        await host.Client.RaiseEventAsync(id, "e", Timeout);

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout);
        Assert.True(done.ReadOutputAs<bool>());
        Assert.Null(done.SerializedInput);
        Assert.Null(done.SerializedCustomStatus);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(400_000)]
    public async Task EventsAndChildren_CarryTextOfAnyLength(int length)
    {
        string text = string.Concat(Enumerable.Repeat("ß🚀\n", (length / 4) + 1));
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Child", (_, input) => input)
            .AddOrchestratorFunc("Parent", async context => await context.CallSubOrchestratorAsync<string>("Child", await context.WaitForExternalEvent<string>("e"))));
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Parent", Timeout);

        await host.Client.RaiseEventAsync(id, "e", text, Timeout);

        Assert.Equal(text, (await host.Client.WaitForInstanceCompletionAsync(id, true, Timeout)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task CustomStatus_TakesAnyText()
    {
        const string Text = "Grüße aus 東京 🚀 \"quoted\"";
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks.AddOrchestratorFunc("Status", context => context.SetCustomStatus(Text)));

        Assert.Equal(Text, (await RunAsync(host, "Status")).ReadCustomStatusAs<string>());
    }

    [Theory]
    [InlineData("ActivityInput")]
    [InlineData("ActivityResult")]
    [InlineData("ChildInput")]
    [InlineData("Output")]
    [InlineData("NextInput")]
    [InlineData("Status")]
    [InlineData("Event")]
    public async Task TypesThatCannotBeWritten_FailTheOrchestration(string kind)
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<object, object>("Any", (_, _) => new Unwritable())
            .AddOrchestratorFunc("Child", _ => { })
            .AddOrchestratorFunc<object, object?>("ActivityInput", (context, _) => context.CallActivityAsync<object?>("Any", new Unwritable()))
            .AddOrchestratorFunc<object, object?>("ActivityResult", (context, _) => context.CallActivityAsync<object?>("Any"))
            .AddOrchestratorFunc<object, object?>("ChildInput", (context, _) => context.CallSubOrchestratorAsync<object?>("Child", new Unwritable()))
            .AddOrchestratorFunc<object, object>("Output", (_, _) => new Unwritable())
            .AddOrchestratorFunc("NextInput", context => context.ContinueAsNew(new Unwritable()))
            .AddOrchestratorFunc("Status", context => context.SetCustomStatus(new Unwritable()))
            .AddOrchestratorFunc("Event", context => context.SendEvent("other", "e", new Unwritable())));

        OrchestrationMetadata done = await RunAsync(host, kind);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.Contains(nameof(IntPtr), $"{done.FailureDetails!.ErrorMessage} {done.FailureDetails.InnerFailure?.ErrorMessage}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task InputThatDoesNotFit_FailsTheOrchestrationOrTheCall()
    {
        await using DurableTaskTestHost host = await StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Number", (_, n) => n)
            .AddOrchestratorFunc<int, int>("Strict", (_, n) => n)
            .AddOrchestratorFunc("Call", context => context.CallActivityAsync<int>("Number", "seven")));

        OrchestrationMetadata orchestration = await RunAsync(host, "Strict", "seven");
        OrchestrationMetadata call = await RunAsync(host, "Call");

        Assert.True(orchestration.FailureDetails!.IsCausedBy<JsonException>());
        Assert.True(call.FailureDetails!.InnerFailure!.IsCausedBy<JsonException>());
    }

    private async Task EchoAsync(int length)
    {
        string text = string.Concat(Enumerable.Range(0, (length / 10) + 1).Select(i => $"ä{i:D8}\n"))[..length];
        await using DurableTaskTestHost host = await StartAsync(Echo);

        OrchestrationMetadata done = await RunAsync(host, "EchoTwice", text);

        Assert.Equal(text, done.ReadOutputAs<string>());
        Assert.Equal(text, done.ReadInputAs<string>());
    }

    private static void Echo(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<string, string>("Echo", (_, text) => text)
        .AddOrchestratorFunc<string, string>("EchoTwice", async (context, text) =>
            await context.CallActivityAsync<string>("Echo", await context.CallActivityAsync<string>("Echo", text)));

    private enum OrderKind
    {
        Normal,
        Rush,
    }

    private sealed record Line(string Product, int Quantity);

    private sealed record Order(
        string Id, IReadOnlyList<Line> Lines, OrderKind Kind, DateOnly Due, DateTimeOffset PlacedAt, (int Number, string Text) Pair, string? Note);

    private sealed class Unwritable
    {
        public IntPtr Handle { get; set; }
    }
}
