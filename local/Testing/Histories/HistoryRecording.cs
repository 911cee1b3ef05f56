using LeadToCash.Local.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Testing;

/// <summary>
/// What an instance has gone through so far, as a file to review and to replay against later code: see <see cref="HistoryReplay"/>. After
/// <c>ContinueAsNew</c> it holds the present execution only.
/// </summary>
public sealed class HistoryRecording
{
    /// <summary>The version of the file's format; files of a newer one are refused.</summary>
    public const int Format = 1;

    /// <summary>Stands for the random id of the execution, so that ids made from it are the same in every recording.</summary>
    internal const string ExecutionId = "recorded";

    internal HistoryRecording()
    {
    }

    /// <summary>Where it comes from: the file, or the instance.</summary>
    public required string Source { get; init; }

    /// <summary>The orchestrator's name.</summary>
    public required string Orchestrator { get; init; }

    /// <summary>The orchestration's version; empty for none.</summary>
    public required string Version { get; init; }

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Whether and how it had ended.</summary>
    public required OrchestrationRuntimeStatus Status { get; init; }

    internal ParentOrchestrationInstance? Parent { get; init; }

    internal string? Input { get; init; }

    internal string? Output { get; init; }

    internal TaskFailureDetails? Failure { get; init; }

    internal IReadOnlyList<HistoryEvent> History { get; init; } = [];

    /// <summary>Writes it to a file, in a folder that is made if it is missing. Recordings of equal histories are equal files.</summary>
    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, RecordingText.Write(this));
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is no recording, or one of a newer format.</exception>
    public static HistoryRecording Load(string path) => RecordingText.Read(File.ReadAllText(path), path);

    internal static async Task<HistoryRecording> OfAsync(TaskHub hub, string instanceId, CancellationToken cancellation)
    {
        (InstanceState state, IReadOnlyList<HistoryEvent> history) = await hub.ReadInstanceAsync(instanceId, cancellation)
            ?? throw new ArgumentException($"There is no instance '{instanceId}'.", nameof(instanceId));
        Execution execution = state.Execution;
        HistoryRecording recording = new()
        {
            Source = $"instance '{instanceId}'",
            Orchestrator = execution.Name,
            Version = execution.Version,
            InstanceId = instanceId,
            Status = state.Status,
            Parent = execution.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null,
            Input = execution.Input,
            Output = state.Output,
            Failure = state.Failure,
            History = history,
        };
        return RecordingText.Read(RecordingText.WithStableIds(RecordingText.Write(recording), execution.ExecutionId), recording.Source);
    }
}
