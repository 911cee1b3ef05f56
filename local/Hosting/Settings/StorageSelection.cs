using LeadToCash.Local.Storage;
using LeadToCash.Local.Storage.Embedded;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>The storage that a host uses and how to call it in a sentence.</summary>
internal sealed record StorageSelection(string Connection, string Description, bool IsAzurite)
{
    private const string Azurite = "UseDevelopmentStorage=true";

    /// <summary>Chooses: the run's own, the command line's, the setting's, else embedded.</summary>
    public static StorageSelection Of(LocalRun run, string? setting, string? dataDirectory)
    {
        if (run.StorageConnection is not null)
        {
            return Describe(run.StorageConnection);
        }

        return run.Arguments.Storage switch
        {
            StorageChoice.Memory => new(NewMemory(), "memory", IsAzurite: false),
            StorageChoice.Azurite => Describe(Azurite),
            StorageChoice.Embedded => Embedded(dataDirectory),
            _ => string.IsNullOrWhiteSpace(setting) ? Embedded(dataDirectory) : Describe(setting),
        };
    }

    /// <summary>A storage in memory that nobody else knows.</summary>
    public static string NewMemory() => StorageLocation.EmbeddedConnectionString($"{StorageLocation.MemoryPrefix}{Guid.NewGuid():N}");

    /// <summary>Opens embedded storage and keeps other processes off it until disposed; null for storage elsewhere.</summary>
    /// <exception cref="HostStartException">Another process has it, or the connection string is broken.</exception>
    public IDisposable? Lease()
    {
        try
        {
            return StorageLocation.Parse(Connection).EmbeddedKey is { } key ? EmbeddedStores.Lease(key) : null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException)
        {
            throw new HostStartException(failure.Message, failure);
        }
    }

    private static StorageSelection Embedded(string? dataDirectory)
    {
        string path = Path.Combine(dataDirectory ?? throw new InvalidOperationException("Embedded storage needs a data folder."), "storage.db");
        return new(StorageLocation.EmbeddedConnectionString(path), $"embedded, {path}", IsAzurite: false);
    }

    private static StorageSelection Describe(string connection) =>
        connection.Trim().TrimEnd(';').Equals(Azurite, StringComparison.OrdinalIgnoreCase)
            ? new(connection, "Azurite", IsAzurite: true)
            : new(connection, connection.StartsWith("EmbeddedStorage=", StringComparison.OrdinalIgnoreCase) ? "embedded" : "storage account", IsAzurite: false);
}
