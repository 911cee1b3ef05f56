using Azure;
using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Local.Hosting.Timers;

/// <summary>Keeps each timer's last and next run in table storage, so that a run missed while the host was down is noticed.</summary>
internal sealed class ScheduleStore(string connection, string partition)
{
    private const string TableName = "hosttimers";

    private readonly TableClient _table = new(connection, TableName);

    public Task CreateAsync(CancellationToken cancellationToken) => _table.CreateIfNotExistsAsync(cancellationToken);

    public async Task<ScheduleStatus?> FindAsync(string function, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, function, select: null, cancellationToken);
        return found.HasValue && found.Value is { } row
            ? new ScheduleStatus { Last = Instant(row, "Last"), Next = Instant(row, "Next"), LastUpdated = Instant(row, "LastUpdated") }
            : null;
    }

    public Task SaveAsync(string function, ScheduleStatus status, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(partition, function) { ["Last"] = Utc(status.Last), ["Next"] = Utc(status.Next), ["LastUpdated"] = Utc(status.LastUpdated) },
            TableUpdateMode.Replace,
            cancellationToken);

    // Table storage knows no time before 1601; a timer that never ran is kept as that.
    private static DateTimeOffset Utc(DateTime value)
    {
        DateTimeOffset earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
        DateTimeOffset instant = new(DateTime.SpecifyKind(value, DateTimeKind.Utc));
        return instant < earliest ? earliest : instant;
    }

    private static DateTime Instant(TableEntity row, string name) => row.GetDateTimeOffset(name)?.UtcDateTime ?? default;
}
