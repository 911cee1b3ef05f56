using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Contracts;

/// <summary>
/// Read model: the running contracts by the next date that matters. Each contract has one row under its date, and one that says where that row is; both move in
/// one transaction, and only forward, so that an event that is shown twice or late changes nothing.
/// </summary>
public sealed class ContractAgenda(CaseTables tables) : ICaseObserver
{
    private const string Partition = "open";
    private const string First = "d-";
    private const string Beyond = "d.";
    private const int MaximumAttempts = 20;

    private readonly TableClient _table = tables.Named("contractagenda");

    /// <inheritdoc/>
    public string? CaseType => Contract.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CaseFile<Contract> file = await @event.CaseAsync<Contract>(cancellationToken);
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> place = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, PlaceKey(file.Id), cancellationToken: cancellationToken);
            if (place.HasValue && place.Value!.GetInt64("Version") >= file.Version)
            {
                return;
            }

            try
            {
                await _table.SubmitTransactionAsync(Moves(file, place), cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412 && attempt < MaximumAttempts)
            {
                // Another event of the contract moved the row at the same time; look where it is now.
            }
        }
    }

    /// <summary>A page of the running contracts, the most urgent first: a query over a range of one partition.</summary>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<ContractList> ListAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        string from = after ?? First;
        List<(string Key, ContractEntry Entry)> found = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {Beyond}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit + 1, 1000), cancellationToken: cancellationToken))
        {
            if (found.Count == limit)
            {
                return new ContractList([.. found.Select(pair => pair.Entry)], found[^1].Key);
            }

            found.Add((row.RowKey, JsonSerializer.Deserialize<ContractEntry>(CaseRows.Json(row), CaseJson.Options)!));
        }

        return new ContractList([.. found.Select(pair => pair.Entry)], Next: null);
    }

    /// <summary>Whether a text can be the cursor of a page.</summary>
    public static bool IsCursor(string text) =>
        text.Length is > 2 and <= 250 && text.StartsWith(First, StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':');

    private static List<TableTransactionAction> Moves(CaseFile<Contract> file, NullableResponse<TableEntity> place)
    {
        string? before = place.HasValue ? place.Value!.GetString("Row") : null;
        string? now = file.State.Status == ContractStatus.Ended ? null : Key(ContractEntry.Of(file.State));
        TableEntity moved = new(Partition, PlaceKey(file.Id)) { ["Version"] = file.Version, ["Row"] = now };
        List<TableTransactionAction> moves =
            [place.HasValue ? new(TableTransactionActionType.UpdateReplace, moved, place.Value!.ETag) : new(TableTransactionActionType.Add, moved)];
        if (now is not null)
        {
            TableEntity row = CaseRows.WithJson(new TableEntity(Partition, now), JsonSerializer.Serialize(ContractEntry.Of(file.State), CaseJson.Options));
            moves.Add(new(TableTransactionActionType.UpsertReplace, row));
        }

        if (before is not null && before != now)
        {
            moves.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, before), ETag.All));
        }

        return moves;
    }

    private static string PlaceKey(string id) => "p-" + id;

    private static string Key(ContractEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{First}{entry.NextOn ?? DateOnly.MaxValue:yyyyMMdd}-{entry.Id}");
}

/// <summary>Some of the running contracts.</summary>
/// <param name="Contracts">By date, the most urgent first.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record ContractList(IReadOnlyList<ContractEntry> Contracts, string? Next);

/// <summary>A running contract in the list.</summary>
/// <param name="Id">Its id and number.</param>
/// <param name="Customer">Company or name.</param>
/// <param name="Owner">Who looks after it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="NextOn">The next date that matters, local; null when none is known.</param>
/// <param name="NextIs">What happens then.</param>
/// <param name="EndsOn">Last day as things are; null when it runs until it is cancelled.</param>
/// <param name="Net">Net of a billing period of the present lines.</param>
public sealed record ContractEntry(string Id, string Customer, string Owner, ContractStatus Status, DateOnly? NextOn, ContractNext NextIs, DateOnly? EndsOn, Money Net)
{
    /// <summary>Of a contract.</summary>
    public static ContractEntry Of(Contract contract)
    {
        (DateOnly? on, ContractNext what) = NextOf(contract);
        return new ContractEntry(
            contract.Number, contract.Customer.Company ?? contract.Customer.Name, contract.Owner, contract.Status, on, what, contract.EndsOn,
            Money.Sum(contract.Lines.Select(line => line.Net), contract.Currency));
    }

    /// <summary>The next date that matters: of a change, the last day of notice while it is to come, the last day of the term.</summary>
    private static (DateOnly? On, ContractNext What) NextOf(Contract contract)
    {
        DateOnly? notice = contract.NoticePassedTerm < contract.Term.Number ? contract.LastNoticeDay : null;
        bool ends = contract.Cancellation is not null || contract.Terms.Renewal == RenewalKind.Ends;
        (DateOnly? On, ContractNext What) end = contract.EndsOn is { } last ? (last, ends ? ContractNext.Ends : ContractNext.Renews) : (null, ContractNext.RunsOn);
        (DateOnly? On, ContractNext What) next = notice is not null ? (notice, ContractNext.LastNotice) : end;
        return contract.Scheduled is [{ } change, ..] && !(next.On < change.From) ? (change.From, ContractNext.Changes) : next;
    }
}

/// <summary>What happens on a contract's next date.</summary>
public enum ContractNext
{
    /// <summary>Nothing is known.</summary>
    RunsOn,

    /// <summary>It is the last day of notice.</summary>
    LastNotice,

    /// <summary>Its term is over and it renews.</summary>
    Renews,

    /// <summary>It ends.</summary>
    Ends,

    /// <summary>Other lines begin to run.</summary>
    Changes,
}
