namespace Microsoft.DurableTask.Client;

/// <summary>Hands out clients by name.</summary>
public interface IDurableTaskClientProvider
{
    /// <summary>The client of that name; the default one without a name.</summary>
    DurableTaskClient GetClient(string? name = null);
}
