namespace Microsoft.DurableTask;

/// <summary>Names an orchestrator or activity class; without it the class's own name is used.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute : Attribute
{
    public DurableTaskAttribute(string? name = null)
    {
        Name = string.IsNullOrEmpty(name) ? default : new TaskName(name);
    }

    /// <summary>The given name, or the default name.</summary>
    public TaskName Name { get; }

    /// <summary>The version under which the class is registered; none by default.</summary>
    public string? Version { get; set; }
}
