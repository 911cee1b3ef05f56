using Azure.Data.Tables;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Bench.Scale;

/// <summary>Fills a task hub with finished instances: the row that one of the scenario's orchestrations left, under so many other ids.</summary>
internal sealed class FinishedInstances(TableServiceClient tables, string hub)
{
    private const int AtOnce = 64;

    public async Task AddAsync(int count)
    {
        TableClient table = tables.GetTableClient(hub + "Instances");
        TableEntity model = await FirstFinishedAsync(table);
        int writers = Math.Min(AtOnce, count);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (int i = writer; i < count; i += writers)
            {
                string id = Guid.NewGuid().ToString("N");
                await table.AddEntityAsync(new TableEntity(model) { PartitionKey = id, RowKey = TableKey.State(id) });
            }
        })));
    }

    private static async Task<TableEntity> FirstFinishedAsync(TableClient table)
    {
        await foreach (TableEntity row in table.QueryAsync<TableEntity>($"Status eq '{OrchestrationRuntimeStatus.Completed}'", maxPerPage: 1))
        {
            return row;
        }

        throw new InvalidOperationException("The scenarios left no finished instance.");
    }
}
