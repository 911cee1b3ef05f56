using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Insights;

/// <summary>
/// Read model: the tasks to be done, by due date. A row is there while its task is open; every event of a task brings its row to what the
/// task is now, so that a repeated event changes nothing.
/// </summary>
public sealed class OpenTasks(CaseTables tables) : ICaseObserver
{
    private const string Partition = "open";

    private readonly TableClient _table = tables.Named("opentasks");

    /// <inheritdoc/>
    public string? CaseType => StaffTask.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        StaffTask task = (await @event.CaseAsync<StaffTask>(cancellationToken)).State;
        TableEntity row = new(Partition, Key(task.Due, @event.CaseId));
        await (task.Status == StaffTaskStatus.Open
            ? _table.UpsertEntityAsync(CaseRows.WithJson(row, JsonSerializer.Serialize(OpenStaffTask.Of(@event.CaseId, task), CaseJson.Options)), TableUpdateMode.Replace, cancellationToken)
            : _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken));
    }

    /// <summary>The open tasks, the most urgent first; a query over one partition.</summary>
    /// <param name="limit">At most so many, 1 or more.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<IReadOnlyList<OpenStaffTask>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        List<OpenStaffTask> open = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
        {
            open.Add(JsonSerializer.Deserialize<OpenStaffTask>(CaseRows.Json(row), CaseJson.Options)!);
            if (open.Count == limit)
            {
                break;
            }
        }

        return open;
    }

    private static string Key(DateOnly due, string taskId) => string.Create(CultureInfo.InvariantCulture, $"{due:yyyyMMdd}-{taskId}");
}

/// <summary>A task in the list of what is to be done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What, in a line.</param>
/// <param name="Details">What one has to know for it.</param>
/// <param name="Team">Who.</param>
/// <param name="Due">Until when, local date.</param>
/// <param name="Link">Path of the case that it is about.</param>
public sealed record OpenStaffTask(string Id, string Title, string Details, string Team, DateOnly Due, string Link)
{
    /// <summary>Of a task.</summary>
    public static OpenStaffTask Of(string id, StaffTask task) => new(id, task.Title, task.Details, task.Team, task.Due, task.Link);
}
