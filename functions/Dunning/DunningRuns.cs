using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Dunning.DunningRun, LeadToCash.Dunning.DunningRunCommand, LeadToCash.Dunning.DunningRunEvent>;

namespace LeadToCash.Dunning;

/// <summary>Starts dunning runs, keeps the list of them, the latest first, and gives each attempt its process. Shown twice, an event changes nothing.</summary>
public sealed class DunningRuns(CaseTables tables, RunStore runs) : ICaseObserver
{
    private const string Partition = "runs";

    private readonly TableClient _table = tables.Named("dunningruns");

    /// <inheritdoc/>
    public string? CaseType => DunningRun.CaseType;

    /// <summary>Starts a run. Safe to repeat: a run that was started stays as it is.</summary>
    /// <param name="requestId">Names the request of the run's day.</param>
    /// <param name="selection">Which letters it takes.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The run's id, and what came of it.</returns>
    public async Task<(string Id, CaseOutcome<DunningRun, DunningRunEvent> Outcome)> StartAsync(
        string requestId, DunningSelection selection, string actor, CancellationToken cancellationToken)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{selection.Day:yyyyMMdd}-{requestId}");
        return (id, await runs.ExecuteAsync(id, "start", new DunningRunCommand.Start(selection, actor), actor, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        DunningRun run = (await @event.CaseAsync<DunningRun>(cancellationToken)).State;
        string json = JsonSerializer.Serialize(new ListedDunningRun(@event.CaseId, run with { Excluded = [] }), CaseJson.Options);
        await _table.UpsertEntityAsync(CaseRows.WithJson(new TableEntity(Partition, KeyOf(run.StartedAt, @event.CaseId)), json), TableUpdateMode.Replace, cancellationToken);
        int? begun = @event.As<DunningRunEvent>() switch
        {
            DunningRunStarted => 1,
            DunningRunReleased released => released.Attempt,
            DunningRunResumed resumed => resumed.Attempt,
            FailedLettersRetried retried => retried.Attempt,
            _ => null,
        };
        if (begun == run.Attempt)
        {
            RunDunning input = new(@event.CaseId, run.Attempt, run.Phase, run.Pages + 1, run.Cursor);
            await processes.StartAsync(nameof(DunningRunOrchestrator), RunDunning.InstanceId(@event.CaseId, run.Attempt), input, cancellationToken);
        }
    }

    /// <summary>The latest runs: a query over the beginning of one partition.</summary>
    public async Task<IReadOnlyList<ListedDunningRun>> LatestAsync(int limit, CancellationToken cancellationToken)
    {
        List<ListedDunningRun> list = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), maxPerPage: limit, cancellationToken: cancellationToken))
        {
            list.Add(JsonSerializer.Deserialize<ListedDunningRun>(CaseRows.Json(row), CaseJson.Options)!);
            if (list.Count == limit)
            {
                break;
            }
        }

        return list;
    }

    private static string KeyOf(DateTimeOffset at, string id) => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}-{id}");
}

/// <summary>A run in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Run">How far it is.</param>
public sealed record ListedDunningRun(string Id, DunningRun Run);
