using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Proposals;

/// <summary>
/// Counters over many partitions to which owners (orders, deals) contribute. An owner's contribution has a version: a newer one replaces it, the same
/// or an older one changes nothing, so events may come twice and late. A run that dies half-way is completed by the next one with that version: the
/// owner's row says first in which partitions it contributes, then each partition takes its part in one transaction.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="most">How many counters a row has at most; new ones beyond are not counted.</param>
public sealed class TallyBook(TableClient table, int most = int.MaxValue)
{
    private const int MaximumAttempts = 50;
    private const int ActionsInTransaction = 100;
    private const int AtOnce = 16;

    /// <summary>Sets what an owner contributes. Two requests, and two for each partition with one row, when it is the owner's first.</summary>
    /// <param name="owner">Its id.</param>
    /// <param name="version">Above 0; rises with each change.</param>
    /// <param name="contributions">By partition; none to take everything back.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task SetAsync(string owner, long version, IReadOnlyDictionary<string, IReadOnlyList<Contribution>> contributions, CancellationToken cancellationToken)
    {
        OwnerPlan plan = await PlanAsync(owner, version, contributions, cancellationToken);
        foreach (string partition in plan.Partitions)
        {
            await SetPartAsync(partition, plan, cancellationToken);
        }
    }

    /// <summary>Sets what many owners contribute, those that are new in common transactions: for files.</summary>
    public async Task SetAllAsync(
        IEnumerable<KeyValuePair<string, IReadOnlyDictionary<string, IReadOnlyList<Contribution>>>> owners, long version, CancellationToken cancellationToken)
    {
        ConcurrentBag<OwnerPlan> plans = [];
        ParallelOptions atOnce = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(owners, atOnce, async (owner, stop) => plans.Add(await PlanAsync(owner.Key, version, owner.Value, stop)));
        IEnumerable<IGrouping<string, OwnerPlan>> partitions = plans.OrderBy(plan => plan.Owner, StringComparer.Ordinal)
            .SelectMany(plan => plan.Partitions, (plan, partition) => (plan, partition)).GroupBy(pair => pair.partition, pair => pair.plan, StringComparer.Ordinal);
        await Parallel.ForEachAsync(partitions, atOnce, async (partition, stop) => await SetManyAsync(partition.Key, partition, stop));
    }

    /// <summary>The counters of a row; empty if there is none. One point read.</summary>
    public async Task<IReadOnlyDictionary<string, long>> FindAsync(string partition, string row, CancellationToken cancellationToken) =>
        (await ReadAsync(partition, row, cancellationToken)).Counters;

    /// <summary>How many owners contribute to a row: its counter without a name. One point read of that figure alone.</summary>
    public async Task<long> TotalAsync(string partition, string row, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> entity = await table.GetEntityIfExistsAsync<TableEntity>(
            TallyRows.PartitionKey(partition), TallyRows.RowKey(partition, row), ["Total"], cancellationToken);
        return entity.HasValue ? entity.Value!.GetInt64("Total") ?? 0 : 0;
    }

    /// <summary>The rows of a partition from one on, by name: a query over that range.</summary>
    public async Task<IReadOnlyList<(string Row, IReadOnlyDictionary<string, long> Counters)>> RowsAsync(string partition, string from, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TallyRows.PartitionKey(partition)} and RowKey ge {TallyRows.RowsFrom(from)} and RowKey lt {TallyRows.BeyondRows}");
        List<(string, IReadOnlyDictionary<string, long>)> rows = [];
        await foreach (TableEntity entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add((entity.GetString("Row"), TallyRows.Counters(entity)));
        }

        return rows;
    }

    /// <summary>Notes in which partitions the owner contributes, those included where it did before; none if there is a newer version.</summary>
    private async Task<OwnerPlan> PlanAsync(string owner, long version, IReadOnlyDictionary<string, IReadOnlyList<Contribution>> contributions, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> known = await table.GetEntityIfExistsAsync<TableEntity>(TallyRows.PlanKey(owner), TallyRows.PlanKey(owner), cancellationToken: cancellationToken);
            (long before, IReadOnlyList<string> partitions) = known.HasValue ? TallyRows.ReadPlan(known.Value!) : (0, []);
            if (before > version || (!known.HasValue && contributions.Count == 0))
            {
                return new OwnerPlan(owner, version, [], contributions, IsFirst: false);
            }

            OwnerPlan plan = new(owner, version, [.. contributions.Keys.Union(partitions, StringComparer.Ordinal).Order(StringComparer.Ordinal)], contributions, IsFirst: !known.HasValue);
            if (before == version)
            {
                return plan;
            }

            try
            {
                TableEntity row = TallyRows.Plan(owner, version, plan.Partitions);
                await (known.HasValue
                    ? table.UpdateEntityAsync(row, known.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : table.AddEntityAsync(row, cancellationToken));
                return plan;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                // Another version of this owner was noted at the same time; look again.
            }
        }
    }

    /// <summary>As many owners as fit into a transaction with all the rows to which they contribute.</summary>
    private static IEnumerable<IReadOnlyList<OwnerPlan>> Transactions(string partition, IEnumerable<OwnerPlan> plans)
    {
        List<OwnerPlan> some = [];
        HashSet<string> rows = new(StringComparer.Ordinal);
        foreach (OwnerPlan plan in plans)
        {
            string[] own = [.. plan.Of(partition).Select(contribution => contribution.Row)];
            if (some.Count > 0 && some.Count + 1 + rows.Union(own).Count() > ActionsInTransaction)
            {
                yield return some;
                (some, rows) = ([], new(StringComparer.Ordinal));
            }

            some.Add(plan);
            rows.UnionWith(own);
        }

        if (some.Count > 0)
        {
            yield return some;
        }
    }

    private async Task SetManyAsync(string partition, IEnumerable<OwnerPlan> plans, CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<OwnerPlan> some in Transactions(partition, plans))
        {
            if (some.Count == 1 || some.Any(plan => !plan.IsFirst) || !await TryAddAsync(partition, some, cancellationToken))
            {
                await SetEachAsync(partition, some, cancellationToken);
            }
        }
    }

    private async Task SetEachAsync(string partition, IEnumerable<OwnerPlan> plans, CancellationToken cancellationToken)
    {
        foreach (OwnerPlan plan in plans)
        {
            await SetPartAsync(partition, plan, cancellationToken);
        }
    }

    private async Task SetPartAsync(string partition, OwnerPlan plan, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            TableEntity? marker = plan.IsFirst && attempt == 1 ? null : await MarkerAsync(partition, plan.Owner, cancellationToken);
            (long version, IReadOnlyList<Contribution> before) = marker is null ? (0, []) : TallyRows.ReadMarker(marker);
            if (version >= plan.Version)
            {
                return;
            }

            try
            {
                IReadOnlyList<Contribution> now = plan.Of(partition);
                (List<TableTransactionAction> rows, IReadOnlyList<Contribution> counted) = await ChangeAsync(partition, before, now, cancellationToken);
                TableEntity mark = TallyRows.Marker(partition, plan.Owner, plan.Version, counted);
                rows.Add(marker is null ? new(TableTransactionActionType.Add, mark) : new(TableTransactionActionType.UpdateReplace, mark, marker.ETag));
                await table.SubmitTransactionAsync(rows, cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                // Somebody else counted here, or this was counted before; look again.
            }
        }
    }

    /// <summary>Counts new owners in one transaction; false if one of them was counted before, or somebody else was first.</summary>
    private async Task<bool> TryAddAsync(string partition, IReadOnlyList<OwnerPlan> plans, CancellationToken cancellationToken)
    {
        Dictionary<string, (Dictionary<string, long> Counters, ETag? ETag)> rows = new(StringComparer.Ordinal);
        List<TableTransactionAction> actions = [];
        foreach (OwnerPlan plan in plans)
        {
            List<Contribution> counted = [];
            foreach (IGrouping<string, Contribution> row in plan.Of(partition).GroupBy(contribution => contribution.Row, StringComparer.Ordinal))
            {
                if (!rows.TryGetValue(row.Key, out (Dictionary<string, long> Counters, ETag? ETag) known))
                {
                    rows[row.Key] = known = await ReadAsync(partition, row.Key, cancellationToken);
                }

                counted.AddRange(Tally.Replace(known.Counters, [], row, most));
            }

            actions.Add(new(TableTransactionActionType.Add, TallyRows.Marker(partition, plan.Owner, plan.Version, counted)));
        }

        try
        {
            actions.AddRange(rows.Select(row => Write(partition, row.Key, row.Value.Counters, row.Value.ETag)));
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task<(List<TableTransactionAction> Rows, IReadOnlyList<Contribution> Counted)> ChangeAsync(
        string partition, IReadOnlyList<Contribution> before, IReadOnlyList<Contribution> now, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> rows = [];
        List<Contribution> counted = [];
        foreach (string row in before.Concat(now).Select(contribution => contribution.Row).Distinct(StringComparer.Ordinal))
        {
            (Dictionary<string, long> counters, ETag? tag) = await ReadAsync(partition, row, cancellationToken);
            counted.AddRange(Tally.Replace(counters, before.Where(one => one.Row == row), now.Where(one => one.Row == row), most));
            rows.Add(Write(partition, row, counters, tag));
        }

        return (rows, counted);
    }

    private async Task<(Dictionary<string, long> Counters, ETag? ETag)> ReadAsync(string partition, string row, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> entity = await table.GetEntityIfExistsAsync<TableEntity>(
            TallyRows.PartitionKey(partition), TallyRows.RowKey(partition, row), cancellationToken: cancellationToken);
        return entity.HasValue ? (TallyRows.Counters(entity.Value!), entity.Value!.ETag) : ([], null);
    }

    private async Task<TableEntity?> MarkerAsync(string partition, string owner, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> marker = await table.GetEntityIfExistsAsync<TableEntity>(
            TallyRows.PartitionKey(partition), TallyRows.MarkerKey(partition, owner), cancellationToken: cancellationToken);
        return marker.HasValue ? marker.Value : null;
    }

    private static TableTransactionAction Write(string partition, string row, Dictionary<string, long> counters, ETag? tag)
    {
        TableEntity entity = TallyRows.Row(partition, row, counters);
        return tag is { } known ? new(TableTransactionActionType.UpdateReplace, entity, known) : new(TableTransactionActionType.Add, entity);
    }

    /// <summary>What an owner is to contribute, and where.</summary>
    private sealed record OwnerPlan(
        string Owner, long Version, IReadOnlyList<string> Partitions, IReadOnlyDictionary<string, IReadOnlyList<Contribution>> Contributions, bool IsFirst)
    {
        public IReadOnlyList<Contribution> Of(string partition) => Contributions.GetValueOrDefault(partition, []);
    }
}
