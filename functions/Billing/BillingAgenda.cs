using System.Globalization;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using AccountStore = LeadToCash.Cases.CaseStore<LeadToCash.Billing.BillingAccount, LeadToCash.Billing.BillingCommand, LeadToCash.Billing.BillingEvent>;
using ContractStore = LeadToCash.Cases.CaseStore<LeadToCash.Contracts.Contract, LeadToCash.Contracts.ContractCommand, LeadToCash.Contracts.ContractEvent>;

namespace LeadToCash.Billing;

/// <summary>
/// Read model: contracts by the next day on which something of them is to be billed or credited. Each has one row under its day, and one that says where that row is; both move in one transaction.
/// Where the row belongs is read after where it is, so whoever moves it last moves it by the newest state.
/// </summary>
public sealed class BillingAgenda(CaseTables tables, AccountStore accounts, ContractStore contracts, BusinessCalendars calendars, TimeProvider time)
{
    private const string Partition = "due";
    private const string First = "d-";
    private const int MaximumAttempts = 20;

    private readonly TableClient _table = tables.Named("billingagenda");

    /// <summary>Puts a contract where it belongs. Four requests, three when it is there already.</summary>
    public Task PlanAsync(string contractId, CancellationToken cancellationToken) => MoveAsync(contractId, async () =>
        await accounts.FindAsync(contractId, cancellationToken) is { } account && await contracts.FindAsync(contractId, cancellationToken) is { } contract
            ? account.State.NextDue(contract.State, calendars.Today(time))
            : null, cancellationToken);

    /// <summary>Has a contract looked at by the next run.</summary>
    public Task WakeAsync(string contractId, CancellationToken cancellationToken) => MoveAsync(contractId, () => Task.FromResult<DateOnly?>(calendars.Today(time)), cancellationToken);

    /// <summary>A page of the contracts that are due by a day, the oldest day first: a query over a range of one partition.</summary>
    /// <param name="day">Local day.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<(IReadOnlyList<string> Contracts, string? Next)> DueAsync(DateOnly day, string? after, int limit, CancellationToken cancellationToken)
    {
        string beyond = Key(day.AddDays(1), "");
        List<(string Key, string Contract)> found = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {after ?? First} and RowKey lt {beyond}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit + 1, 1000), cancellationToken: cancellationToken))
        {
            if (found.Count == limit)
            {
                return ([.. found.Select(pair => pair.Contract)], found[^1].Key);
            }

            found.Add((row.RowKey, row.GetString("Contract")));
        }

        return ([.. found.Select(pair => pair.Contract)], null);
    }

    private async Task MoveAsync(string contractId, Func<Task<DateOnly?>> dayOf, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> place = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, PlaceKey(contractId), cancellationToken: cancellationToken);
            string? before = place.HasValue ? place.Value!.GetString("Row") : null;
            string? now = await dayOf() is { } day ? Key(day, contractId) : null;
            if (before == now)
            {
                return;
            }

            try
            {
                await _table.SubmitTransactionAsync(Moves(contractId, place, before, now), cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412 && attempt < MaximumAttempts)
            {
                // Somebody else moved the row at the same time; look where it is now.
            }
        }
    }

    private static List<TableTransactionAction> Moves(string contractId, NullableResponse<TableEntity> place, string? before, string? now)
    {
        TableEntity moved = new(Partition, PlaceKey(contractId)) { ["Row"] = now };
        List<TableTransactionAction> moves = [place.HasValue ? new(TableTransactionActionType.UpdateReplace, moved, place.Value!.ETag) : new(TableTransactionActionType.Add, moved)];
        if (now is not null)
        {
            moves.Add(new(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, now) { ["Contract"] = contractId }));
        }

        if (before is not null)
        {
            moves.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, before), ETag.All));
        }

        return moves;
    }

    private static string PlaceKey(string contractId) => "p-" + contractId;

    private static string Key(DateOnly day, string contractId) => string.Create(CultureInfo.InvariantCulture, $"{First}{day:yyyyMMdd}-{contractId}");
}
