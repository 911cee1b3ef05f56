using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace LeadToCash.Local.Hosting.Settings;

/// <summary>The storage accounts that bindings name.</summary>
internal sealed class StorageConnections(IConfiguration settings)
{
    public const string DefaultName = "AzureWebJobsStorage";

    /// <summary>The host's own account.</summary>
    public string Default => Find(null, out string? connection) ? connection : throw new HostStartException($"The setting {DefaultName} is empty.");

    /// <summary>The connection string of a binding.</summary>
    /// <exception cref="HostStartException">There is no such setting.</exception>
    public string Of(string? name, string function) => For(name, $"The function {function}");

    /// <inheritdoc cref="Of"/>
    public string For(string? name, string who) =>
        Find(name, out string? connection) ? connection : throw new HostStartException($"{who} needs the setting {name}, which is not there.");

    private bool Find(string? name, [NotNullWhen(true)] out string? connection)
    {
        name ??= DefaultName;
        connection = settings[name] ?? settings["AzureWebJobs" + name] ?? settings.GetConnectionString(name);
        return !string.IsNullOrWhiteSpace(connection);
    }
}
