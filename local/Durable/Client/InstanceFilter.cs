using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>Queries for instances as table filters.</summary>
internal static class InstanceFilter
{
    internal static string Of(
        DateTimeOffset? createdFrom, DateTimeOffset? createdTo, IEnumerable<OrchestrationRuntimeStatus>? statuses, string? idPrefix)
    {
        List<string> conditions = [TableClient.CreateQueryFilter($"RowKey eq {TableKey.State}")];
        if (!string.IsNullOrEmpty(idPrefix))
        {
            string first = TableKey.Of(idPrefix);
            string beyond = first + char.MaxValue;
            conditions.Add(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {beyond}"));
        }

        if (createdFrom is { } from)
        {
            conditions.Add(TableClient.CreateQueryFilter($"CreatedAt ge {from}"));
        }

        if (createdTo is { } to)
        {
            conditions.Add(TableClient.CreateQueryFilter($"CreatedAt le {to}"));
        }

        string[] names = [.. statuses?.Distinct().Select(status => status.ToString()) ?? []];
        if (names.Length > 0)
        {
            conditions.Add($"({string.Join(" or ", names.Select(name => TableClient.CreateQueryFilter($"Status eq {name}")))})");
        }

        return string.Join(" and ", conditions);
    }
}
