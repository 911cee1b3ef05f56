namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function under a name that is unique in the app, whatever its case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's name: its default route, its orchestration's or activity's name.</summary>
    public string Name { get; } = name;
}
