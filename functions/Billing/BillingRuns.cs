using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using RunStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingRun, LeadToCash.Billing.BillingRunCommand, LeadToCash.Billing.BillingRunEvent>;

namespace LeadToCash.Billing;

/// <summary>Starts, stops and resumes billing runs, keeps the list of them, the latest first, and gives each attempt its process. Shown twice, an event changes nothing.</summary>
public sealed class BillingRuns(CaseTables tables, RunStore runs, BusinessCalendars calendars, TimeProvider time) : ICaseObserver
{
    private const string Partition = "runs";

    private readonly TableClient _table = tables.Named("billingruns");

    /// <inheritdoc/>
    public string? CaseType => BillingRun.CaseType;

    /// <summary>Starts a run for today. Safe to repeat: a run that was started stays as it is.</summary>
    /// <param name="requestId">Names the request of the day: <c>night</c>, or whatever the caller sent.</param>
    /// <param name="isPreview">Whether nothing is to be decided.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The run's id, and what came of it.</returns>
    public async Task<(string Id, CaseOutcome<BillingRun, BillingRunEvent> Outcome)> StartAsync(string requestId, bool isPreview, string actor, CancellationToken cancellationToken)
    {
        DateOnly today = calendars.Today(time);
        string id = string.Create(CultureInfo.InvariantCulture, $"{today:yyyyMMdd}-{requestId}");
        return (id, await runs.ExecuteAsync(id, "start", new BillingRunCommand.Start(today, isPreview, actor), actor, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        BillingRun run = (await @event.CaseAsync<BillingRun>(cancellationToken)).State;
        string json = JsonSerializer.Serialize(new ListedRun(@event.CaseId, run), CaseJson.Options);
        await _table.UpsertEntityAsync(CaseRows.WithJson(new TableEntity(Partition, KeyOf(run.StartedAt, @event.CaseId)), json), TableUpdateMode.Replace, cancellationToken);
        int? attempt = @event.As<BillingRunEvent>() switch
        {
            BillingRunStarted => 1,
            BillingRunResumed resumed => resumed.Attempt,
            _ => null,
        };
        if (attempt is { } number)
        {
            RunBilling input = new(@event.CaseId, number, run.Pages + 1, run.Cursor);
            await processes.StartAsync(nameof(BillingRunOrchestrator), RunBilling.InstanceId(@event.CaseId, number), input, cancellationToken);
        }
    }

    /// <summary>The latest runs: a query over the beginning of one partition.</summary>
    public async Task<IReadOnlyList<ListedRun>> LatestAsync(int limit, CancellationToken cancellationToken)
    {
        List<ListedRun> list = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), maxPerPage: limit, cancellationToken: cancellationToken))
        {
            list.Add(JsonSerializer.Deserialize<ListedRun>(CaseRows.Json(row), CaseJson.Options)!);
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
public sealed record ListedRun(string Id, BillingRun Run);
