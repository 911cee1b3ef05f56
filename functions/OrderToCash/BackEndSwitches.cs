using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;
using Microsoft.Extensions.Options;

namespace LeadToCash.OrderToCash;

/// <summary>How a back end behaves now.</summary>
/// <param name="Name">Name of the back end.</param>
/// <param name="Mode">How it behaves.</param>
/// <param name="Times">For so many requests more, then it is <see cref="BackEndMode.Ok"/> again; null for ever.</param>
public sealed record BackEndSwitch(string Name, BackEndMode Mode, int? Times);

/// <summary>Sets how the embedded back ends behave, while they run.</summary>
public sealed class BackEndSwitches(CaseTables tables, IOptions<BackEndOptions> options)
{
    private const string Partition = "backend";
    private readonly TableClient _table = tables.Named("backends");
    private readonly IReadOnlyDictionary<string, BackEndSettings> _settings = options.Value.ByName;

    /// <summary>Names of the back ends.</summary>
    public IEnumerable<string> Names => _settings.Keys;

    /// <summary>The settings of a back end, or null if there is none of that name.</summary>
    public BackEndSettings? Settings(string name) => _settings.GetValueOrDefault(name);

    /// <summary>How a back end behaves now.</summary>
    public async Task<BackEndSwitch> GetAsync(string name, CancellationToken cancellationToken) => (await ReadAsync(name, cancellationToken)).Switch;

    /// <summary>Changes how a back end behaves.</summary>
    public Task SetAsync(BackEndSwitch setting, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(Row(setting), TableUpdateMode.Replace, cancellationToken);

    /// <summary>How a back end behaves towards one request, which counts.</summary>
    public async Task<BackEndMode> TakeAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            (BackEndSwitch setting, ETag tag) = await ReadAsync(name, cancellationToken);
            if (setting.Times is not { } times)
            {
                return setting.Mode;
            }

            BackEndSwitch next = times > 1 ? setting with { Times = times - 1 } : new BackEndSwitch(setting.Name, BackEndMode.Ok, null);
            try
            {
                await _table.UpdateEntityAsync(Row(next), tag, TableUpdateMode.Replace, cancellationToken);
                return setting.Mode;
            }
            catch (RequestFailedException failure) when (failure.Status == 412)
            {
                // Another request counted at the same time.
            }
        }
    }

    private async Task<(BackEndSwitch Switch, ETag Tag)> ReadAsync(string name, CancellationToken cancellationToken)
    {
        string key = name.ToLowerInvariant();
        NullableResponse<TableEntity> row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellationToken);
        return row.HasValue
            ? (JsonSerializer.Deserialize<BackEndSwitch>(CaseRows.Json(row.Value!), CaseJson.Options)!, row.Value!.ETag)
            : (new BackEndSwitch(key, _settings[name].Mode, null), default);
    }

    private static TableEntity Row(BackEndSwitch setting) =>
        CaseRows.WithJson(new TableEntity(Partition, setting.Name.ToLowerInvariant()), JsonSerializer.Serialize(setting, CaseJson.Options));
}
