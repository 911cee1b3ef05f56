using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask.Testing;

/// <summary>Orchestrations in memory for hosts that a test has already, such as that of a web application factory.</summary>
public static class DurableTaskTestExtensions
{
    /// <summary>
    /// Adds orchestrators, activities and a <see cref="Client.DurableTaskClient"/>. They run while the host does; activities are served by its container.
    /// </summary>
    public static IServiceCollection AddInMemoryDurableTask(
        this IServiceCollection services, Action<DurableTaskRegistry> configureTasks, InMemoryDurableTaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configureTasks);
        return services.AddTaskHub(configureTasks, _ => null);
    }
}
