using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>Settings of the client.</summary>
public class DurableTaskClientOptions
{
    /// <summary>The version of orchestrations that are started without one; none by default.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>How inputs, events and outputs are serialised; JSON by default.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;
}
