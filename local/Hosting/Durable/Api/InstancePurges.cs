using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The calls that remove instances.</summary>
internal static class InstancePurges
{
    public static async Task<IResult> PurgeAsync(ApiCall call)
    {
        if (await call.FindAsync() is not { } instance)
        {
            return Results.NotFound();
        }

        return instance.IsCompleted
            ? Purged(await call.Client.PurgeInstanceAsync(call.Id, call.Aborted))
            : ApiAnswers.Text(
                StatusCodes.Status412PreconditionFailed,
                $"Only orchestrations in a terminal state can be purged, but the orchestration with instance ID {call.Id} has status {instance.RuntimeStatus}");
    }

    public static async Task<IResult> PurgeManyAsync(ApiCall call)
    {
        if (call.Query.Time("createdTimeFrom") is not { } from)
        {
            return ApiAnswers.Text(StatusCodes.Status400BadRequest, "Please provide value for 'createdTimeFrom' parameter.");
        }

        PurgeInstancesFilter filter = new(from, call.Query.Time("createdTimeTo"), call.Query.Statuses("runtimeStatus"));
        PurgeResult result = await call.Client.PurgeAllInstancesAsync(filter, call.Aborted);
        return result.PurgedInstanceCount == 0 ? Results.NotFound() : Purged(result);
    }

    private static IResult Purged(PurgeResult result) => ApiAnswers.Json(new { instancesDeleted = result.PurgedInstanceCount });
}
