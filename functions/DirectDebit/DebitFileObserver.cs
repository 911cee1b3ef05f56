using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>Starts the run of a file when it was begun or is to go on, and keeps the list of files, the latest first. Seeing an event twice changes nothing.</summary>
public sealed class DebitFileObserver(CaseTables tables) : ICaseObserver
{
    private const string Partition = "files";

    private readonly TableClient _table = tables.Named("debitfilelist");

    /// <inheritdoc/>
    public string? CaseType => DebitFile.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CaseFile<DebitFile> file = await @event.CaseAsync<DebitFile>(cancellationToken);
        string key = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - file.State.Header.At.UtcTicks:D19}-{file.Id}");
        string json = JsonSerializer.Serialize(new ListedDebitFile(file.Id, file.State), CaseJson.Options);
        await _table.UpsertEntityAsync(CaseRows.WithJson(new TableEntity(Partition, key), json), TableUpdateMode.Replace, cancellationToken);
        if (@event.Name is nameof(DebitFileBegun) or nameof(DebitFileResumed))
        {
            await processes.StartAsync(nameof(DebitFileOrchestrator), MakeDebitFile.InstanceId(file.Id, @event.Version), new MakeDebitFile(file.Id), cancellationToken);
        }
    }

    /// <summary>The latest files: a query over the beginning of one partition.</summary>
    public async Task<IReadOnlyList<ListedDebitFile>> LatestAsync(int limit, CancellationToken cancellationToken)
    {
        List<ListedDebitFile> list = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), maxPerPage: limit, cancellationToken: cancellationToken))
        {
            list.Add(JsonSerializer.Deserialize<ListedDebitFile>(CaseRows.Json(row), CaseJson.Options)!);
            if (list.Count == limit)
            {
                break;
            }
        }

        return list;
    }
}

/// <summary>A file in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">How far it is.</param>
public sealed record ListedDebitFile(string Id, DebitFile File);
