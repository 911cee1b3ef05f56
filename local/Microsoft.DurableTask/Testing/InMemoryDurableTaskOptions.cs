namespace Microsoft.DurableTask.Testing;

/// <summary>Options of <see cref="DurableTaskTestExtensions.AddInMemoryDurableTask"/>.</summary>
public class InMemoryDurableTaskOptions
{
    /// <summary>Has no effect: orchestrations and client share a process and need no port.</summary>
    public int? Port { get; set; }
}
