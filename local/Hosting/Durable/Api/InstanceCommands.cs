using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The calls that change instances.</summary>
internal static class InstanceCommands
{
    public static Task<IResult> RaiseEventAsync(ApiCall call) => ChangeAsync(call, async () =>
    {
        string mediaType = (call.Http.Request.ContentType ?? "").Split(';')[0].Trim();
        if (!string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            return ApiAnswers.Error(StatusCodes.Status400BadRequest, "Only application/json request content is supported");
        }

        if (await call.ReadJsonAsync() is not { } payload)
        {
            return ApiAnswers.Error(StatusCodes.Status400BadRequest, "Invalid JSON content");
        }

        await call.Client.RaiseEventAsync(call.Id, call.Route("name")!, payload, call.Aborted);
        return Results.Accepted();
    });

    public static Task<IResult> TerminateAsync(ApiCall call) =>
        ChangeAsync(call, () => call.Client.TerminateInstanceAsync(call.Id, (object?)Reason(call), call.Aborted));

    public static Task<IResult> SuspendAsync(ApiCall call) =>
        ChangeAsync(call, () => call.Client.SuspendInstanceAsync(call.Id, Reason(call), call.Aborted));

    public static Task<IResult> ResumeAsync(ApiCall call) =>
        ChangeAsync(call, () => call.Client.ResumeInstanceAsync(call.Id, Reason(call), call.Aborted));

    public static async Task<IResult> RewindAsync(ApiCall call)
    {
        if (await call.FindAsync() is not { } instance)
        {
            // The stray dollar sign is the extension's.
            return ApiAnswers.Text(StatusCodes.Status404NotFound, $"No orchestration with instance ID \"${call.Id}\" found.");
        }

        if (instance.RuntimeStatus != OrchestrationRuntimeStatus.Failed)
        {
            return ApiAnswers.Text(
                StatusCodes.Status412PreconditionFailed,
                $"This orchestration has status {instance.RuntimeStatus}, but only orchestrations in the \"Failed\" state can be rewound.");
        }

        await call.Client.RewindInstanceAsync(call.Id, Reason(call) ?? "", call.Aborted);
        return Results.Accepted();
    }

    private static Task<IResult> ChangeAsync(ApiCall call, Func<Task> change) => ChangeAsync(call, async () =>
    {
        await change();
        return Results.Accepted();
    });

    private static async Task<IResult> ChangeAsync(ApiCall call, Func<Task<IResult>> change) => await call.FindAsync() switch
    {
        null => Results.NotFound(),
        { IsCompleted: true } => Results.StatusCode(StatusCodes.Status410Gone),
        _ => await change(),
    };

    private static string? Reason(ApiCall call) => call.Query.Text("reason");
}
