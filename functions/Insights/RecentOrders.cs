using System.Globalization;
using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.QuoteToOrder;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.Insights;

/// <summary>Read model: the orders by the time they were placed, newest first. A row names the order; what it says comes from the order itself.</summary>
public sealed class RecentOrders(CaseTables tables, OrderStore orders) : ICaseObserver
{
    private const string Partition = "recent";

    private readonly TableClient _table = tables.Named("recentorders");

    /// <inheritdoc/>
    public string? CaseType => Order.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken) => @event.Name == nameof(OrderPlaced)
        ? _table.UpsertEntityAsync(new TableEntity(Partition, Key(@event)) { ["OrderId"] = @event.CaseId }, TableUpdateMode.Replace, cancellationToken)
        : Task.CompletedTask;

    /// <summary>The newest orders as they stand: a query over the head of one partition and a point read for each.</summary>
    /// <param name="limit">At most so many, 1 to 100.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<IReadOnlyList<Order>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        List<Order> list = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            if (await orders.FindAsync(row.GetString("OrderId"), cancellationToken) is { } order)
            {
                list.Add(order.State);
            }

            if (list.Count == limit)
            {
                break;
            }
        }

        return list;
    }

    private static string Key(CaseEvent placed) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - placed.At.UtcTicks:D19}-{placed.CaseId}");
}
