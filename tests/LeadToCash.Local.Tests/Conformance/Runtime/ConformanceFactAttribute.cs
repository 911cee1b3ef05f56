namespace LeadToCash.Local.Tests.Conformance;

/// <summary>
/// A promise that the real packages do not keep where they run here: on the SDK's in-process host, a small stand-in for Azure's storage and
/// dispatch, and on Azurite.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceFactAttribute : FactAttribute
{
    /// <summary>What they do instead; the test is skipped there.</summary>
    public string? Sdk
    {
        get => Skip;
        set => Skip = RuntimeFeatures.IsSdk ? value : null;
    }
}

/// <inheritdoc cref="ConformanceFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="ConformanceFactAttribute.Sdk"/>
    public string? Sdk
    {
        get => Skip;
        set => Skip = RuntimeFeatures.IsSdk ? value : null;
    }
}
