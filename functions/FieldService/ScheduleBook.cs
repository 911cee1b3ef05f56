using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.FieldService;

/// <summary>
/// What is booked, one row for each technician and day, written only if nobody else changed it in between: two bookings in the same
/// second never overlap. Booking and releasing are safe to repeat.
/// </summary>
public sealed class ScheduleBook(CaseTables tables)
{
    private const int MaximumAttempts = 20;

    private readonly TableClient _table = tables.Named("technicianschedule");

    /// <summary>The bookings of a technician from one local date to another, both included; a query over one partition.</summary>
    public async Task<IReadOnlyList<Booking>> ReadAsync(string technicianId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        List<Booking> bookings = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {technicianId} and RowKey ge {Key(from)} and RowKey le {Key(to)}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            bookings.AddRange(Read(row));
        }

        return bookings;
    }

    /// <summary>Books a technician's time on a local date.</summary>
    /// <returns>Whether it is booked; false if another visit has that time or the way to it.</returns>
    public async Task<bool> TryBookAsync(string technicianId, DateOnly date, Booking booking, CancellationToken cancellationToken)
    {
        bool free = true;
        await ChangeAsync(technicianId, date, bookings =>
        {
            free = !bookings.Any(booking.CollidesWith);
            return free && !bookings.Contains(booking) ? [.. bookings, booking] : bookings;
        }, cancellationToken);
        return free;
    }

    /// <summary>Gives a technician's time back; what is not booked stays so.</summary>
    public Task ReleaseAsync(string technicianId, DateOnly date, Booking booking, CancellationToken cancellationToken) =>
        ChangeAsync(technicianId, date, bookings => bookings.Contains(booking) ? [.. bookings.Where(other => other != booking)] : bookings, cancellationToken);

    private async Task ChangeAsync(
        string technicianId, DateOnly date, Func<IReadOnlyList<Booking>, IReadOnlyList<Booking>> change, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(technicianId, Key(date), cancellationToken: cancellationToken);
            IReadOnlyList<Booking> before = row.HasValue ? Read(row.Value!) : [];
            IReadOnlyList<Booking> after = change(before);
            if (ReferenceEquals(before, after))
            {
                return;
            }

            try
            {
                TableEntity changed = CaseRows.WithJson(new TableEntity(technicianId, Key(date)), JsonSerializer.Serialize(after, CaseJson.Options));
                await (row.HasValue
                    ? _table.UpdateEntityAsync(changed, row.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : _table.AddEntityAsync(changed, cancellationToken));
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaximumAttempts)
            {
                // Another dispatcher was first: look at the day again.
            }
        }
    }

    private static string Key(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<Booking> Read(TableEntity row) => JsonSerializer.Deserialize<List<Booking>>(CaseRows.Json(row), CaseJson.Options)!;
}
