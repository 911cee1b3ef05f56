using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Pages;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.Insights;

/// <summary>What staff has to do: the list, and closing with a note.</summary>
public sealed class TasksTrigger(OpenTasks open, TaskStore tasks, Staff staff, BusinessCalendars calendars, TimeProvider time)
{
    private const int Limit = 200;

    /// <summary>The open tasks, the most urgent first: HTML for people, JSON for programs.</summary>
    [Function("ListTasks")]
    [Describes(Answer = typeof(IReadOnlyList<OpenStaffTask>), Page = true)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tasks")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageTasks, out IResult? refusal))
        {
            return refusal!;
        }

        IReadOnlyList<OpenStaffTask> list = await open.ListAsync(Limit, cancellationToken);
        return request.WantsJson() ? Results.Json(list, CaseJson.Options) : Shown(list, closing: null, error: null, StatusCodes.Status200OK);
    }

    /// <summary>Closes a task. Field: note, what came of it, at most 2,000 characters. Closing it again with any note changes nothing.</summary>
    [Function("CloseTask")]
    [Describes(Body = typeof(CloseTask), Form = true, Answer = typeof(StaffTask), Page = true)]
    public async Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tasks/{id}/close")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageTasks, out IResult? refusal))
        {
            return refusal!;
        }

        if (await tasks.FindAsync(id, cancellationToken) is null)
        {
            return Problem.NotFound($"There is no task '{id}'.");
        }

        (SubmittedFields fields, IResult? problem) = await SubmittedFields.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        string? error = fields["note"].Length is 0 or > 2_000 ? "Say in at most 2,000 characters what came of the task." : null;
        if (error is not null)
        {
            return request.WantsJson()
                ? Problem.Invalid("note", error)
                : Shown(await open.ListAsync(Limit, cancellationToken), id, error, StatusCodes.Status400BadRequest);
        }

        CaseOutcome<StaffTask, StaffTaskEvent> outcome = await tasks.ExecuteAsync(
            id, "close", new CloseTask(fields["note"]), staff.Of(request)!.Actor, cancellationToken);
        return request.WantsJson()
            ? Results.Json(outcome.State, CaseJson.Options)
            : Page.Message(Cultures.English, "Task closed", $"{outcome.State!.Title}: {outcome.State.Note}", "good");
    }

    private IResult Shown(IReadOnlyList<OpenStaffTask> list, string? closing, string? error, int status) => Page.Of<TasksPage>(
        Cultures.English,
        new Dictionary<string, object?> { ["Tasks"] = list, ["Today"] = calendars.Today(time), ["Closing"] = closing, ["Error"] = error },
        status);
}
