using System.Reflection;
using LeadToCash.Local.Testing;
using LeadToCash.OrderToCash;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Workflows.Tests.Histories;

/// <summary>
/// Instances in flight survive a deployment: the present code fits every recorded history. When one fails, the change breaks instances that are
/// under way; branch on <c>context.Version</c> instead of changing the recording.
/// </summary>
public sealed class HistoryReplayTests
{
    private static readonly Assembly Workflows = typeof(OrderOrchestrator).Assembly;

    public static TheoryData<string> Recordings => [.. RecordedHistories.Files()];

    public static TheoryData<string> Orchestrators =>
    [
        .. from type in Workflows.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
           where method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute)))
           select method.GetCustomAttribute<FunctionAttribute>()!.Name,
    ];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Recording_FitsThePresentCode(string file) => HistoryReplay.Check(RecordedHistories.Load(file), Workflows);

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public void Orchestrator_HasARecording(string orchestrator) => Assert.True(
        RecordedHistories.Files(orchestrator).Any(),
        $"{orchestrator} has no recorded history. Let a test of its scenarios call {nameof(RecordedHistories)}.{nameof(RecordedHistories.KeepAsync)}, and run it with RECORD_HISTORIES=1.");
}
