namespace LeadToCash.Local.Tests.Conformance;

/// <summary>A promise of Azure that the SDK's in-process host, a small stand-in for Azure's storage and dispatch, does not keep or keeps otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceFactAttribute : FactAttribute
{
    /// <summary>What that host does instead; the test is skipped there.</summary>
    public string? InProcessHost
    {
        get => Skip;
        set => Skip = RuntimeFeatures.IsInProcessHost ? value : null;
    }
}

/// <inheritdoc cref="ConformanceFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="ConformanceFactAttribute.InProcessHost"/>
    public string? InProcessHost
    {
        get => Skip;
        set => Skip = RuntimeFeatures.IsInProcessHost ? value : null;
    }
}
