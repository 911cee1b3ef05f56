namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or activity. Compared without regard to case; converts from and to <see cref="string"/>.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <param name="name">The name; <see langword="null"/> gives the default (empty) name.</param>
    public TaskName(string name)
    {
        Name = name;
    }

    /// <summary>The name as written; <see langword="null"/> in a default instance.</summary>
    public string Name { get; }

    public static implicit operator string(TaskName value) => value.Name;

    public static implicit operator TaskName(string value) => new(value);

    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name ?? string.Empty);

    public override string ToString() => Name ?? string.Empty;
}
