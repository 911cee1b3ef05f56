using System.Text.Json.Serialization;
using LeadToCash.Cases;

namespace LeadToCash.Insights;

/// <summary>Where a task stands.</summary>
public enum StaffTaskStatus
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Closed,
}

/// <summary>Something that a person has to do until a date.</summary>
public sealed record StaffTask : ICase<StaffTask, StaffTaskCommand, StaffTaskEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "task";

    /// <summary>What, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>What one has to know for it.</summary>
    public required string Details { get; init; }

    /// <summary>Who: <c>service</c>, <c>sales</c>, <c>operations</c>.</summary>
    public required string Team { get; init; }

    /// <summary>Until when, local date, included.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>Path of the case that it is about, e.g. <c>/api/surveys/…</c>.</summary>
    public required string Link { get; init; }

    /// <summary>Where it stands.</summary>
    public StaffTaskStatus Status { get; init; }

    /// <summary>What came of it.</summary>
    public string? Note { get; init; }

    /// <inheritdoc/>
    public string? CustomerId { get; init; }

    /// <inheritdoc/>
    public static Decision<StaffTaskEvent> Decide(StaffTask? state, StaffTaskCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, OpenTask open) => Decision<StaffTaskEvent>.Accept(new TaskOpened(open.Title, open.Details, open.Team, open.Due, open.Link, open.CustomerId)),
        (not null, OpenTask) => Decision<StaffTaskEvent>.Accept(),
        (null, _) => Decision<StaffTaskEvent>.Refuse("task-unknown", "There is no such task."),
        (_, CloseTask { Note: var note }) when string.IsNullOrWhiteSpace(note) => Decision<StaffTaskEvent>.Refuse("note-missing", "Say what came of the task."),
        ({ Status: StaffTaskStatus.Closed }, CloseTask) => Decision<StaffTaskEvent>.Refuse("task-closed", "The task is closed."),
        (_, CloseTask close) => Decision<StaffTaskEvent>.Accept(new TaskClosed(close.Note.Trim())),
        _ => throw new InvalidOperationException($"A task knows no command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static StaffTask Apply(StaffTask? state, StaffTaskEvent @event) => @event switch
    {
        TaskOpened opened => new StaffTask
        {
            Title = opened.Title,
            Details = opened.Details,
            Team = opened.Team,
            Due = opened.Due,
            Link = opened.Link,
            CustomerId = opened.CustomerId,
        },
        TaskClosed closed => state! with { Status = StaffTaskStatus.Closed, Note = closed.Note },
        _ => throw new InvalidOperationException($"A task knows no event {@event.GetType().Name}."),
    };
}

/// <summary>What can be asked of a task.</summary>
public abstract record StaffTaskCommand;

/// <summary>Opens it.</summary>
public sealed record OpenTask(string Title, string Details, string Team, DateOnly Due, string Link, string? CustomerId) : StaffTaskCommand;

/// <summary>Closes it with what came of it.</summary>
public sealed record CloseTask(string Note) : StaffTaskCommand;

/// <summary>What happened with a task.</summary>
[JsonDerivedType(typeof(TaskOpened), nameof(TaskOpened))]
[JsonDerivedType(typeof(TaskClosed), nameof(TaskClosed))]
public abstract record StaffTaskEvent;

/// <summary>It is to be done.</summary>
public sealed record TaskOpened(string Title, string Details, string Team, DateOnly Due, string Link, string? CustomerId) : StaffTaskEvent;

/// <summary>It is done.</summary>
public sealed record TaskClosed(string Note) : StaffTaskEvent;
