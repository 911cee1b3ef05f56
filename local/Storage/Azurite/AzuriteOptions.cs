namespace LeadToCash.Local.Storage.Azurite;

/// <summary>Where Azurite listens and where it keeps what.</summary>
internal sealed record AzuriteOptions
{
    /// <summary>The folder of its data.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder that the npm package is installed into, once; may be shared by processes.</summary>
    public required string InstallFolder { get; init; }

    /// <summary>0 for one that the system chooses.</summary>
    public int TablePort { get; init; } = 10002;

    /// <summary>0 for one that the system chooses.</summary>
    public int QueuePort { get; init; } = 10001;
}
