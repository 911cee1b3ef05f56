using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.OrderManagement;

/// <summary>Reads the lists of orders. Every question is a range of one partition.</summary>
public sealed class OrderList(CaseTables tables)
{
    private readonly TableClient _table = tables.Named("orderlists");

    /// <summary>A page of a stage, and how many orders each stage has: two requests.</summary>
    /// <param name="stage">Which; null for all that are not over, what needs somebody first.</param>
    /// <param name="after">The <c>next</c> of the page before; null for the first.</param>
    /// <param name="limit">At most so many, 1 to 500.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<OrdersView> ViewAsync(OrderStage? stage, string? after, int limit, CancellationToken cancellationToken)
    {
        OrdersPageRange range = await PageAsync(stage, after, limit, cancellationToken);
        return new OrdersView(stage, await CountsAsync(cancellationToken), range.Orders, range.Next);
    }

    /// <summary>A page of a stage; of all that are not over if none is named.</summary>
    public async Task<OrdersPageRange> PageAsync(OrderStage? stage, string? after, int limit, CancellationToken cancellationToken)
    {
        string first = after ?? OrderListKeys.First(stage ?? default);
        string beyond = OrderListKeys.Beyond(stage ?? OrderStages.LastOpen);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {OrderListKeys.Partition} and RowKey gt {first} and RowKey lt {beyond}");
        List<(string Key, OrderRow Row)> found = [];
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit + 1, cancellationToken: cancellationToken))
        {
            if (found.Count == limit)
            {
                return new([.. found.Select(one => one.Row)], found[^1].Key);
            }

            found.Add((row.RowKey, JsonSerializer.Deserialize<OrderRow>(CaseRows.Json(row), CaseJson.Options)!));
        }

        return new([.. found.Select(one => one.Row)], null);
    }

    private async Task<IReadOnlyList<StageCount>> CountsAsync(CancellationToken cancellationToken)
    {
        (string first, string beyond) = OrderListKeys.Counts;
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {OrderListKeys.Partition} and RowKey gt {first} and RowKey lt {beyond}");
        var orders = Enum.GetValues<OrderStage>().ToDictionary(stage => stage, _ => 0);
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            orders[OrderListKeys.StageOfCount(row.RowKey)] += row.GetInt32("Orders") ?? 0;
        }

        return [.. orders.Select(pair => new StageCount(pair.Key, pair.Value))];
    }
}

/// <summary>Some orders of a list.</summary>
/// <param name="Orders">In the order of the list.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record OrdersPageRange(IReadOnlyList<OrderRow> Orders, string? Next);

/// <summary>Orders for people.</summary>
/// <param name="Stage">Whose list it is; null for all that are not over.</param>
/// <param name="Counts">How many orders each stage has.</param>
/// <param name="Orders">In the order of the list.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record OrdersView(OrderStage? Stage, IReadOnlyList<StageCount> Counts, IReadOnlyList<OrderRow> Orders, string? Next);

/// <summary>How many orders a stage has.</summary>
public sealed record StageCount(OrderStage Stage, int Orders);
