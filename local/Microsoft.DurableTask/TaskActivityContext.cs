namespace Microsoft.DurableTask;

/// <summary>What an activity knows about its call.</summary>
public abstract class TaskActivityContext
{
    /// <summary>The activity's name as it was called.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The id of the calling orchestration.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The version the call asks for; empty when there is none.</summary>
    public virtual string Version => string.Empty;
}
