namespace LeadToCash.Local.Durable;

/// <summary>The names of spans and of their tags, as the real engine has them.</summary>
internal static class SpanNames
{
    internal const string TypeTag = "durabletask.type";
    internal const string NameTag = "durabletask.task.name";
    internal const string VersionTag = "durabletask.task.version";
    internal const string InstanceIdTag = "durabletask.task.instance_id";
    internal const string ExecutionIdTag = "durabletask.task.execution_id";
    internal const string StatusTag = "durabletask.task.status";
    internal const string TaskIdTag = "durabletask.task.task_id";
    internal const string TargetTag = "durabletask.event.target_instance_id";
    internal const string FireAtTag = "durabletask.fire_at";

    internal const string OrchestrationType = "orchestration";
    internal const string ActivityType = "activity";
    internal const string EventType = "event";
    internal const string TimerType = "timer";

    internal static string Creation(string name, string? version) => Versioned("create_orchestration", name, version);

    internal static string Orchestration(string name, string? version) => Versioned(OrchestrationType, name, version);

    internal static string Activity(string name, string? version) => Versioned(ActivityType, name, version);

    internal static string Event(string name) => $"orchestration_event:{name}";

    internal static string Timer(string orchestrator) => $"{OrchestrationType}:{orchestrator}:{TimerType}";

    private static string Versioned(string kind, string name, string? version) =>
        string.IsNullOrEmpty(version) ? $"{kind}:{name}" : $"{kind}:{name}@({version})";
}
