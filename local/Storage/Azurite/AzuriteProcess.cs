namespace LeadToCash.Local.Storage.Azurite;

/// <summary>Azurite's table and queue services, as far as they were started here; disposing stops those and leaves others alone.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private readonly AzuriteService? _tables;
    private readonly AzuriteService? _queues;

    private AzuriteProcess(AzuriteOptions options, AzuriteService? tables, AzuriteService? queues)
    {
        _tables = tables;
        _queues = queues;
        ConnectionString = StorageLocation.EmulatorConnectionString(tables?.Port ?? options.TablePort, queues?.Port ?? options.QueuePort);
    }

    /// <summary>Leads to both services.</summary>
    public string ConnectionString { get; }

    /// <summary>Whether at least one of them was started here.</summary>
    public bool Started => _tables is not null || _queues is not null;

    /// <summary>Sees to it that both services answer on their ports: uses what listens there, else starts Azurite, installing it first if need be.</summary>
    /// <exception cref="InvalidOperationException">Node or npm is missing, or Azurite does not start; the message says what to do.</exception>
    public static async Task<AzuriteProcess> EnsureAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(options.TablePort) && await IsThereAsync(options.QueuePort))
        {
            return new(options, null, null);
        }

        string data = Path.GetFullPath(options.DataFolder);
        Directory.CreateDirectory(data);
        string package = await AzuritePackage.EnsureAsync(Path.GetFullPath(options.InstallFolder), cancellationToken);
        AzuriteService? tables = await AzuriteService.StartAsync(package, "table", options.TablePort, data, cancellationToken);
        try
        {
            return new(options, tables, await AzuriteService.StartAsync(package, "queue", options.QueuePort, data, cancellationToken));
        }
        catch
        {
            await (tables?.DisposeAsync() ?? default);
            throw;
        }

        async Task<bool> IsThereAsync(int port) => port != 0 && await AzuriteService.ListensAsync(port, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (AzuriteService? service in (AzuriteService?[])[_tables, _queues])
        {
            await (service?.DisposeAsync() ?? default);
        }
    }
}
