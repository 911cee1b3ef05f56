using System.Text.Json;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Customers;

/// <summary>
/// Read model: the devices that a customer has in use. Every event of a device brings its row to what the device is now, and takes it from who had it
/// before, so that a repeated event changes nothing.
/// </summary>
public sealed class InstalledBase(CaseTables tables) : ICaseObserver
{
    /// <summary>How many devices of a customer are listed at most.</summary>
    public const int MaximumDevices = 500;

    private readonly TableClient _table = tables.Named("installedbase");

    /// <inheritdoc/>
    public string? CaseType => Device.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        Device device = (await @event.CaseAsync<Device>(cancellationToken)).State;
        string key = CaseRows.Escaped(@event.CaseId);
        if (@event.As<DeviceEvent>() is DeviceTransferred transferred && transferred.From != device.Owner)
        {
            await _table.DeleteEntityAsync(transferred.From, key, cancellationToken: cancellationToken);
        }

        await (device.RetiredBecause is null
            ? _table.UpsertEntityAsync(
                CaseRows.WithJson(new TableEntity(device.Owner, key), JsonSerializer.Serialize(OwnedDevice.Of(@event.CaseId, device), CaseJson.Options)), TableUpdateMode.Replace, cancellationToken)
            : _table.DeleteEntityAsync(device.Owner, key, cancellationToken: cancellationToken));
    }

    /// <summary>The customer's devices by product and serial number; a query over one partition.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="limit">At most so many, 1 or more.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<IReadOnlyList<OwnedDevice>> ListAsync(string customerId, int limit, CancellationToken cancellationToken)
    {
        List<OwnedDevice> list = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {customerId}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            list.Add(JsonSerializer.Deserialize<OwnedDevice>(CaseRows.Json(row), CaseJson.Options)!);
            if (list.Count == limit)
            {
                break;
            }
        }

        return list;
    }
}

/// <summary>A device in the list of a customer's.</summary>
/// <param name="Id">Its case id.</param>
/// <param name="Sku">Item number of the product.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="InstalledOn">Local date; null if not known.</param>
/// <param name="OrderId">The order with which it came; null if not known.</param>
public sealed record OwnedDevice(string Id, string Sku, string Serial, DateOnly? InstalledOn, string? OrderId)
{
    /// <summary>Of a device.</summary>
    public static OwnedDevice Of(string id, Device device) => new(id, device.Sku, device.Serial, device.InstalledOn, device.OrderId);
}
