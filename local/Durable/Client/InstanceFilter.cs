using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>Queries for instances as table filters.</summary>
internal static class InstanceFilter
{
    private static readonly string IsState = TableClient.CreateQueryFilter($"RowKey ge {TableKey.States.First} and RowKey lt {TableKey.States.Beyond}");

    internal static string Of(
        DateTimeOffset? createdFrom, DateTimeOffset? createdTo, IEnumerable<OrchestrationRuntimeStatus>? statuses, string? idPrefix)
    {
        List<string> conditions = [IsState];
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

        AddStatuses(conditions, statuses);
        return string.Join(" and ", conditions);
    }

    /// <summary>Instances that ended in some time. An ended instance does not change, so that its last change is its end.</summary>
    internal static string Ended(DateTimeOffset? from, DateTimeOffset? to, IReadOnlyList<OrchestrationRuntimeStatus> statuses)
    {
        List<string> conditions = [IsState];
        if (from is { } earliest)
        {
            conditions.Add(TableClient.CreateQueryFilter($"UpdatedAt ge {earliest}"));
        }

        if (to is { } latest)
        {
            conditions.Add(TableClient.CreateQueryFilter($"UpdatedAt le {latest}"));
        }

        AddStatuses(conditions, statuses);
        return string.Join(" and ", conditions);
    }

    private static void AddStatuses(List<string> conditions, IEnumerable<OrchestrationRuntimeStatus>? statuses)
    {
        string[] names = [.. statuses?.Distinct().Select(status => status.ToString()) ?? []];
        if (names.Length > 0)
        {
            conditions.Add($"({string.Join(" or ", names.Select(name => TableClient.CreateQueryFilter($"Status eq {name}")))})");
        }
    }
}
