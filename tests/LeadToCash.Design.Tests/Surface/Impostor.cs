namespace Microsoft.Azure.Functions.Worker;

/// <summary>Nearly a mirrored type: the test of the comparison itself.</summary>
public sealed class Impostor(string name)
{
    /// <summary>Nullable here, but not in the real package.</summary>
    public string? QueueName { get; } = name;

    /// <summary>As in the real package.</summary>
    public string? Connection { get; set; }
}
