using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities of an app, by name and version.</summary>
public sealed partial class DurableTaskRegistry
{
    private static readonly Task<object?> Nothing = Task.FromResult<object?>(null);

    internal TaskRegistrations<ITaskOrchestrator> Orchestrators { get; } = new(nameof(ITaskOrchestrator));

    internal TaskRegistrations<ITaskActivity> Activities { get; } = new(nameof(ITaskActivity));

    /// <summary>All orchestrators, by name.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() => Orchestrators.All();

    /// <summary>All activities, by name.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() => Activities.All();

    private static TaskName NameOf(Type type) =>
        type.GetCustomAttribute<DurableTaskAttribute>() is { Name: { Name: not null } name } ? name : new TaskName(type.Name);

    private static TaskVersion VersionOf(Type type) => new(type.GetCustomAttribute<DurableTaskAttribute>()?.Version);

    private static void ThrowUnlessConcrete<TTask>(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsAbstract || !typeof(TTask).IsAssignableFrom(type))
        {
            throw new ArgumentException($"{type} is not a concrete class that implements {typeof(TTask)}.", nameof(type));
        }
    }
}
