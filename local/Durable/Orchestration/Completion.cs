using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>How an execution ended.</summary>
internal abstract record Completion
{
    private Completion()
    {
    }

    internal sealed record Returned(string? Output) : Completion;

    internal sealed record Threw(TaskFailureDetails Failure, bool Final) : Completion;

    /// <summary>It starts over; <paramref name="Events"/> are those that nobody took.</summary>
    internal sealed record StartsOver(string? Input, string? Version, IReadOnlyList<EventRaised> Events) : Completion;
}
