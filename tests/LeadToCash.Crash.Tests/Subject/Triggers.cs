using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Crash.Subject;

/// <summary>What the driver sends. An answer below 300 acknowledges.</summary>
public sealed class Triggers(Ledger ledger, TimeProvider time)
{
    private static readonly OrchestrationRuntimeStatus[] All = [.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses];

    [Function(nameof(Start))]
    public async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{orchestrator}/{id}")] HttpRequest request,
        string orchestrator, string id, [DurableClient] DurableTaskClient client)
    {
        using StreamReader body = new(request.Body);
        string input = await body.ReadToEndAsync();
        double delay = double.TryParse(request.Query["delay"], System.Globalization.CultureInfo.InvariantCulture, out double seconds) ? seconds : 0;
        StartOrchestrationOptions options = new(id, delay > 0 ? time.GetUtcNow().AddSeconds(delay) : null);
        return await StartOnceAsync(client, orchestrator, input.Length > 0 ? input : null, options);
    }

    [Function(nameof(Raise))]
    public async Task<IResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "raise/{id}/{name}")] HttpRequest request,
        string id, string name, [DurableClient] DurableTaskClient client)
    {
        await client.RaiseEventAsync(id, name, name);
        return Results.Ok();
    }

    [Function(nameof(Command))]
    public async Task<IResult> Command(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "command/{id}/{command}")] HttpRequest request,
        string id, string command, [DurableClient] DurableTaskClient client)
    {
        switch (command)
        {
            case "suspend":
                await client.SuspendInstanceAsync(id);
                break;
            case "resume":
                await client.ResumeInstanceAsync(id);
                break;
            case "terminate":
                await client.TerminateInstanceAsync(id, new TerminateInstanceOptions("ended", Recursive: true));
                break;
            case "purge":
                await client.PurgeInstanceAsync(id);
                break;
            default:
                await client.RestartAsync(id);
                break;
        }

        return Results.Ok();
    }

    [Function(nameof(State))]
    public async Task<IResult> State(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "state/{id}")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        await client.GetInstancesAsync(id, getInputsAndOutputs: true) is { } instance ? Describe(instance) : Results.NotFound();

    /// <summary>Answers when the instance has ended.</summary>
    [Function(nameof(Wait))]
    public async Task<IResult> Wait(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait/{id}")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        Describe(await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, request.HttpContext.RequestAborted));

    [Function(nameof(Enqueue))]
    [QueueOutput("starts")]
    public string Enqueue([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "enqueue/{id}")] HttpRequest request, string id) => id;

    [Function(nameof(StartFromQueue))]
    public async Task StartFromQueue([QueueTrigger("starts")] string id, [DurableClient] DurableTaskClient client)
    {
        ledger.Record(id, "queue");
        await StartOnceAsync(client, nameof(StepOrchestrations.Chain), null, new StartOrchestrationOptions(id));
    }

    [Function(nameof(Tick))]
    public void Tick([TimerTrigger("*/20 * * * * *")] TimerInfo timer) => ledger.Record("timer", timer.IsPastDue ? "late" : "tick");

    private static async Task<IResult> StartOnceAsync(DurableTaskClient client, string orchestrator, string? input, StartOrchestrationOptions options)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options.WithDedupeStatuses(All));
            return Results.Ok();
        }
        catch (InvalidOperationException)
        {
            return await client.GetInstancesAsync(options.InstanceId!) is null ? Results.StatusCode(500) : Results.StatusCode(208);
        }
    }

    private static IResult Describe(OrchestrationMetadata instance) => Results.Json(new
    {
        status = instance.RuntimeStatus.ToString(),
        output = instance is { SerializedOutput: { } output, FailureDetails: null } ? JsonSerializer.Deserialize<JsonElement>(output) : (JsonElement?)null,
        custom = instance.SerializedCustomStatus,
        failure = instance.FailureDetails?.ErrorMessage,
    });
}
