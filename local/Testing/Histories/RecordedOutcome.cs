using System.Text.Json.Nodes;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Testing;

/// <summary>Whether replayed code has come to the same end as the recorded instance, or is as open as it was.</summary>
internal static class RecordedOutcome
{
    internal static void Check(HistoryRecording recording, Completion? completion)
    {
        bool isSame = recording.Status switch
        {
            OrchestrationRuntimeStatus.Completed => completion is Completion.Returned returned && IsSameJson(returned.Output, recording.Output),
            OrchestrationRuntimeStatus.Failed => completion is Completion.Threw threw && IsSame(threw.Failure, recording.Failure),
            OrchestrationRuntimeStatus.Terminated => true, // from outside, whatever the code was about
            _ => completion is null,
        };
        if (!isSame)
        {
            throw new HistoryMismatchException(
                $"{recording.Source}: the recorded instance of '{recording.Orchestrator}' {Describe(recording)}, but after the same history the code {Describe(completion)}.");
        }
    }

    private static bool IsSame(TaskFailureDetails failure, TaskFailureDetails? recorded) =>
        failure.ErrorType == recorded?.ErrorType && failure.ErrorMessage == recorded.ErrorMessage;

    private static bool IsSameJson(string? a, string? b) => a == b || (a is not null && b is not null && JsonNode.DeepEquals(JsonNode.Parse(a), JsonNode.Parse(b)));

    private static string Describe(HistoryRecording recording) => recording.Status switch
    {
        OrchestrationRuntimeStatus.Completed => $"returned {recording.Output ?? "nothing"}",
        OrchestrationRuntimeStatus.Failed => $"failed with {recording.Failure}",
        _ => "went on",
    };

    private static string Describe(Completion? completion) => completion switch
    {
        Completion.Returned returned => $"returned {returned.Output ?? "nothing"}",
        Completion.Threw threw => $"failed with {threw.Failure}",
        Completion.StartsOver => "starts over",
        _ => "goes on",
    };
}
