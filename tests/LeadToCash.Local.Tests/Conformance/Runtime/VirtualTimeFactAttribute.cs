namespace LeadToCash.Local.Tests.Conformance;

/// <summary>A test that lets hours or days pass: skipped where only real time passes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VirtualTimeFactAttribute : FactAttribute
{
    public VirtualTimeFactAttribute()
    {
        Skip = RuntimeFeatures.WithoutVirtualTime;
    }
}
