using System.Collections.ObjectModel;
using System.Reflection;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadToCash.Local.Testing;

/// <summary>
/// Replays recorded histories against the present code, as a host does that takes over instances in flight. Kind and name of each decision must
/// fit; payloads may differ, as in earnest. An instance that had ended must end the same way.
/// </summary>
public static class HistoryReplay
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    /// <summary>Replays on the orchestrator functions of an assembly and of those it references.</summary>
    /// <exception cref="HistoryMismatchException">The code does something else; the message names the recording, the event and the difference.</exception>
    public static void Check(HistoryRecording recording, Assembly app)
    {
        ArgumentNullException.ThrowIfNull(app);
        Check(recording, RecordedFunctions.Of(app, NoServices));
    }

    /// <summary>Replays on registered orchestrators.</summary>
    /// <inheritdoc cref="Check(HistoryRecording, Assembly)"/>
    public static void Check(HistoryRecording recording, DurableTaskRegistry orchestrators)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(orchestrators);
        ITaskOrchestrator orchestrator = orchestrators.Orchestrators.Find(recording.Orchestrator, new TaskVersion(recording.Version))?.Invoke(NoServices)
            ?? throw new HistoryMismatchException(
                $"{recording.Source}: there is no orchestrator '{recording.Orchestrator}' any more.{NearestName.Hint(recording.Orchestrator, orchestrators.Orchestrators.Names)}");
        RunSettings settings = new(JsonDataConverter.Default, recording.Version, NullLoggerFactory.Instance, new TaskHubOptions().LongestBlock, ExceptionProperties: null);
        OrchestrationRun run = new(ExecutionOf(recording), orchestrator, settings, () => { });
        ReplayedHistory history = new(recording.History);
        try
        {
            run.Replay(history);
        }
        catch (NonDeterministicOrchestrationException different)
        {
            throw new HistoryMismatchException(
                $"{recording.Source}, event {history.Position} of {history.Count}: {different.Message}{FailureIn(run)}", different);
        }

        RecordedOutcome.Check(recording, run.Completion());
    }

    private static Execution ExecutionOf(HistoryRecording recording) => new(
        recording.InstanceId,
        HistoryRecording.ExecutionId,
        recording.Orchestrator,
        recording.Version,
        recording.Input,
        recording.Parent is { } parent ? new ParentLink(parent.InstanceId, HistoryRecording.ExecutionId, parent.Name, TaskId: 0) : null,
        ReadOnlyDictionary<string, string>.Empty);

    private static string FailureIn(OrchestrationRun run) => run.Completion() is Completion.Threw threw ? $" The code has thrown {threw.Failure}." : "";
}
