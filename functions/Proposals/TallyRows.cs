using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Proposals;

/// <summary>How counters lie in their table: beside the rows of a partition a marker for each owner that contributed there, so that both change in one transaction.</summary>
internal static class TallyRows
{
    private static readonly string PlanPrefix = "owner:";

    public static string PartitionKey(string partition) => CaseRows.Escaped(partition);

    public static string RowKey(string partition, string row) => $"{RowsFrom(row)}@{PartitionKey(partition)}";

    /// <summary>What the keys of rows from one on begin at.</summary>
    public static string RowsFrom(string row) => "r-" + CaseRows.Escaped(row);

    /// <summary>What the keys of rows are below.</summary>
    public static string BeyondRows => "r.";

    public static string MarkerKey(string partition, string owner) => $"o-{CaseRows.Escaped(owner)}@{PartitionKey(partition)}";

    public static string PlanKey(string owner) => PartitionKey(PlanPrefix + owner);

    public static TableEntity Row(string partition, string row, Dictionary<string, long> counters) => CaseRows.WithJson(
        new TableEntity(PartitionKey(partition), RowKey(partition, row)) { ["Row"] = row, ["Total"] = counters.GetValueOrDefault("") },
        JsonSerializer.Serialize(counters, CaseJson.Options));

    public static Dictionary<string, long> Counters(TableEntity row) => JsonSerializer.Deserialize<Dictionary<string, long>>(CaseRows.Json(row), CaseJson.Options)!;

    public static TableEntity Marker(string partition, string owner, long version, IReadOnlyList<Contribution> counted) => CaseRows.WithJson(
        new TableEntity(PartitionKey(partition), MarkerKey(partition, owner)) { ["Version"] = version },
        JsonSerializer.Serialize(counted, CaseJson.Options));

    public static (long Version, IReadOnlyList<Contribution> Counted) ReadMarker(TableEntity marker) =>
        (marker.GetInt64("Version")!.Value, JsonSerializer.Deserialize<IReadOnlyList<Contribution>>(CaseRows.Json(marker), CaseJson.Options)!);

    public static TableEntity Plan(string owner, long version, IReadOnlyCollection<string> partitions) => CaseRows.WithJson(
        new TableEntity(PlanKey(owner), PlanKey(owner)) { ["Version"] = version },
        JsonSerializer.Serialize(partitions, CaseJson.Options));

    public static (long Version, IReadOnlyList<string> Partitions) ReadPlan(TableEntity plan) =>
        (plan.GetInt64("Version")!.Value, JsonSerializer.Deserialize<IReadOnlyList<string>>(CaseRows.Json(plan), CaseJson.Options)!);
}
