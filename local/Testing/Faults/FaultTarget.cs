using Microsoft.DurableTask;

namespace LeadToCash.Local.Testing;

/// <summary>What a fault is about: a name, and which calls or events of that name.</summary>
/// <param name="Name">The activity or event, without regard to case.</param>
/// <param name="Converter">Reads inputs and payloads.</param>
internal sealed record FaultTarget(string Name, DataConverter Converter)
{
    private const char AnyEnd = '*';

    private Func<string, bool> OfInstance { get; init; } = static _ => true;

    private Func<string?, bool> Carries { get; init; } = static _ => true;

    internal FaultTarget Of(string instanceId) => this with
    {
        OfInstance = instanceId.EndsWith(AnyEnd)
            ? id => id.StartsWith(instanceId[..^1], StringComparison.Ordinal)
            : id => string.Equals(id, instanceId, StringComparison.Ordinal),
    };

    internal FaultTarget With<T>(Func<T, bool> condition) => this with { Carries = payload => condition(Converter.Deserialize<T>(payload)!) };

    internal bool Matches(string name, string instanceId, string? payload) =>
        string.Equals(name, Name, StringComparison.OrdinalIgnoreCase) && OfInstance(instanceId) && Carries(payload);
}
