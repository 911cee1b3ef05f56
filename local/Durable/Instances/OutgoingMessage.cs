using System.Text.Json.Serialization;

namespace LeadToCash.Local.Durable;

/// <summary>A message from one instance to another, committed with the sender's episode and delivered after it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(SendEvent), "event")]
[JsonDerivedType(typeof(TerminateChild), "terminate")]
[JsonDerivedType(typeof(RewindChild), "rewind")]
internal abstract record OutgoingMessage(string Target)
{
    /// <param name="Target">The receiver.</param>
    /// <param name="Key">The same for every repeat, so that the receiver takes it once.</param>
    /// <param name="Name">The event's name.</param>
    /// <param name="Payload">What the event carries.</param>
    internal sealed record SendEvent(string Target, string Key, string Name, string? Payload) : OutgoingMessage(Target);

    /// <param name="Target">The sub-orchestration.</param>
    /// <param name="ChildOf">The execution that called it; another instance may have the id by now.</param>
    internal sealed record TerminateChild(string Target, string? ChildOf = null) : OutgoingMessage(Target);

    /// <param name="Target">The sub-orchestration.</param>
    internal sealed record RewindChild(string Target) : OutgoingMessage(Target);
}
