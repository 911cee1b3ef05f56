using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The calls that begin instances. Each answers with links, or waits for the end if it is given <c>timeout</c> and <c>pollingInterval</c>.</summary>
internal static class InstanceStarts
{
    public static async Task<IResult> StartAsync(ApiCall call)
    {
        JsonElement? input = await call.ReadJsonAsync();
        StartOrchestrationOptions options = new(call.Route("id"))
        {
            Version = call.Query.Text("version") is { } version ? new TaskVersion(version) : null,
        };
        string id;
        try
        {
            id = await call.Client.ScheduleNewOrchestrationInstanceAsync(call.Route("function")!, input, options, call.Aborted);
        }
        catch (InvalidOperationException exists) when (options.InstanceId is not null)
        {
            return ApiAnswers.Error(StatusCodes.Status409Conflict, exists.Message);
        }
        catch (ArgumentException refused)
        {
            return ApiAnswers.Error(StatusCodes.Status400BadRequest, refused.Message);
        }

        return await AcceptedAsync(call, id);
    }

    public static async Task<IResult> RestartAsync(ApiCall call)
    {
        string id;
        try
        {
            id = await call.Client.RestartAsync(call.Id, call.Query.Flag("restartWithNewInstanceId", otherwise: true), call.Aborted);
        }
        catch (ArgumentException unknown)
        {
            return ApiAnswers.Error(StatusCodes.Status400BadRequest, "InstanceId does not match a valid orchestration instance.", unknown);
        }
        catch (InvalidOperationException running)
        {
            return ApiAnswers.Error(StatusCodes.Status409Conflict, "A non-terminal instance with this instance ID already exists.", running);
        }

        return await AcceptedAsync(call, id);
    }

    private static async Task<IResult> AcceptedAsync(ApiCall call, string id)
    {
        if (call.Query.Seconds("timeout") is not { } timeout || call.Query.Seconds("pollingInterval") is not { } interval)
        {
            return ManagementLinks.Accepted(call.Http, id);
        }

        if (interval > timeout)
        {
            return ApiAnswers.Error(
                StatusCodes.Status400BadRequest,
                FormattableString.Invariant($"Total timeout {timeout.TotalSeconds} should be bigger than retry timeout {interval.TotalSeconds}"));
        }

        return await EndOfAsync(call, id, timeout) switch
        {
            { RuntimeStatus: OrchestrationRuntimeStatus.Completed } completed => ApiAnswers.Json(InstanceDocument.Json(completed.SerializedOutput)),
            { } ended => ApiAnswers.Json(InstanceDocument.Of(ended, showInput: true)),
            null => ManagementLinks.Accepted(call.Http, id),
        };
    }

    /// <summary>The ended instance; null when it takes longer.</summary>
    private static async Task<OrchestrationMetadata?> EndOfAsync(ApiCall call, string id, TimeSpan timeout)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted);
        patience.CancelAfter(timeout);
        try
        {
            return await call.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, patience.Token);
        }
        catch (OperationCanceledException) when (!call.Aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
