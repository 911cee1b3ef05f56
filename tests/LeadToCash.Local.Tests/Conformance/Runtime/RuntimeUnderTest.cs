namespace LeadToCash.Local.Tests.Conformance;

/// <summary>What the suite runs on. With <see cref="TaskHubUnderTest"/> the one thing that differs between the local runtime and the real SDK.</summary>
public abstract class RuntimeUnderTest : IAsyncLifetime
{
    /// <summary>Whether large volumes take too long for a test.</summary>
    public virtual bool IsSlow => false;

    /// <summary>A task hub that no other test uses.</summary>
    public abstract TaskHubUnderTest NewHub();

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();
}
