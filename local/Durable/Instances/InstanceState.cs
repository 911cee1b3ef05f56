using System.Runtime.InteropServices;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Durable;

/// <summary>An instance as its state row holds it. Only its actor changes it, and only what was committed counts.</summary>
internal sealed class InstanceState
{
    internal required Execution Execution { get; set; }

    internal required DateTimeOffset CreatedAt { get; set; }

    internal DateTimeOffset UpdatedAt { get; set; }

    internal OrchestrationRuntimeStatus Status { get; set; } = OrchestrationRuntimeStatus.Pending;

    /// <summary>When a delayed start is due; null once it began, or without delay.</summary>
    internal DateTimeOffset? StartAt { get; set; }

    internal string? Output { get; set; }

    internal string? CustomStatus { get; set; }

    internal TaskFailureDetails? Failure { get; set; }

    /// <summary>Counts executions of this id, so that rows of an earlier one are never read for a later one.</summary>
    internal int Generation { get; set; }

    /// <summary>Messages to other instances that are not known to have been accepted.</summary>
    internal List<OutgoingMessage> Outbox { get; set; } = [];

    /// <summary>Keys of messages taken from other instances that these may still send again; a repeated one is dropped.</summary>
    internal List<string> Received { get; set; } = [];

    /// <summary>Whether the stored row has an outbox, even where its messages were not read.</summary>
    internal bool HasOutbox { get; init; }

    /// <summary>Whether the orchestrator's code has begun to run.</summary>
    internal bool HasBegun { get; set; }

    /// <summary>How many activities and sub-orchestrations are out.</summary>
    internal int OpenCalls { get; set; }

    /// <summary>When the earliest open timer, or the delayed start, is due.</summary>
    internal DateTimeOffset? NextDueAt { get; set; }

    internal bool IsFinished => Status is
        OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Whether nothing is left to do for it, so that it may leave the index of unfinished instances.</summary>
    internal bool IsSettled => IsFinished && Outbox.Count == 0;

    internal StoredShape Stored { get; set; } = new();

    internal string InstanceId => Execution.InstanceId;

    /// <summary>The state as it is now, for those outside the instance's turn. One that failed shows the message as its output, as in Azure.</summary>
    internal Snapshot Snapshot() => new(Execution, Status, CreatedAt, UpdatedAt, CustomStatus, Output ?? Failure?.ErrorMessage, Failure);

    /// <summary>Remembers a received key; false when it was there already.</summary>
    internal bool Receive(string? key)
    {
        // Senders let go of a key as soon as they have committed that it arrived. What a crash kept from being told is the oldest.
        const int Remembered = 4_000;
        if (key is null)
        {
            return true;
        }

        bool isNew = !Received.Remove(key);
        Received.Add(key);
        Received.RemoveRange(0, Math.Max(0, Received.Count - Remembered));
        return isNew;
    }
}

/// <summary>Where an instance's history and payloads lie in storage.</summary>
internal sealed class StoredShape
{
    /// <summary>The state row's ETag; null before the first commit.</summary>
    internal Azure.ETag? ETag { get; set; }

    /// <summary>The number of the last commit.</summary>
    internal long Commit { get; set; }

    /// <summary>The generation whose rows are in storage.</summary>
    internal int Generation { get; set; }

    /// <summary>The end of the history, kept in the state row.</summary>
    internal string Tail { get; set; } = string.Empty;

    /// <summary>How many rows hold the history before the tail.</summary>
    internal int HistoryRows { get; set; }

    internal LongText Input { get; set; }

    internal LongText Output { get; set; }

    internal LongText Outbox { get; set; }

    /// <summary>Whether input or output are too long for the state row, and for staying in memory longer than needed.</summary>
    internal bool HasLongTexts => Input.Rows > 0 || Output.Rows > 0;
}

/// <summary>Text that the state row has no room for: the commit that wrote it, which names its rows, and their number; 0 when it is in the state row.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LongText(long Commit, int Rows);
