namespace Microsoft.DurableTask;

/// <summary>Factories by name and version, without regard to case.</summary>
internal sealed class TaskRegistrations<TTask>(string kind)
    where TTask : class
{
    private readonly Dictionary<TaskName, Dictionary<TaskVersion, Func<IServiceProvider, TTask>>> _byName = [];

    internal IEnumerable<TaskName> Names => _byName.Keys;

    internal void Add(TaskName name, TaskVersion version, Func<IServiceProvider, TTask> factory)
    {
        ArgumentException.ThrowIfNullOrEmpty(name.Name, nameof(name));
        ArgumentNullException.ThrowIfNull(factory);
        if (version.Version is { Length: > 0 } text && string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException("A version must not be blank: give its text, or none at all.", nameof(version));
        }

        if (!_byName.TryGetValue(name, out Dictionary<TaskVersion, Func<IServiceProvider, TTask>>? versions))
        {
            _byName.Add(name, versions = []);
        }

        if (!versions.TryAdd(version, factory))
        {
            string suffix = version == TaskVersion.Unversioned ? string.Empty : $" with version '{version.Version}'";
            throw new ArgumentException($"An {kind} named '{name}'{suffix} is already added.", nameof(name));
        }
    }

    /// <summary>The factory of exactly that version; the unversioned one serves every version when it is the only one.</summary>
    internal Func<IServiceProvider, TTask>? Find(TaskName name, TaskVersion version)
    {
        if (!_byName.TryGetValue(name, out Dictionary<TaskVersion, Func<IServiceProvider, TTask>>? versions))
        {
            return null;
        }

        bool versioned = versions.Count > 1 || !versions.ContainsKey(TaskVersion.Unversioned);
        return versions.GetValueOrDefault(version) ?? (versioned ? null : versions[TaskVersion.Unversioned]);
    }

    internal IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, TTask>>> All() =>
        _byName.SelectMany(entry => entry.Value.Values.Select(factory => KeyValuePair.Create(entry.Key, factory)));
}
