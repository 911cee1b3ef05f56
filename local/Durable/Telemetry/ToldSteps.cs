using System.Globalization;

namespace LeadToCash.Local.Durable;

/// <summary>Describes what arrived at an instance as steps; makes nothing while nobody wants to be told.</summary>
internal static class ToldSteps
{
    internal static void Tell(this Changes changes, InstanceState state, InstanceMessage.ActivityEnded ended)
    {
        if (changes.IsWatched)
        {
            var failure = (ended.Outcome as TaskFailed)?.Failure;
            EngineStepKind kind = failure is null ? EngineStepKind.ActivityCompleted : EngineStepKind.ActivityFailed;
            changes.Tell(new EngineStep(state.Execution, kind, ended.Call.Name, ended.Duration, failure?.ErrorMessage)
            {
                Number = ended.Call.Id,
                Version = ended.Call.Version,
                EndedAt = ended.EndedAt,
            });
        }
    }

    internal static void Tell(this Changes changes, InstanceState state, InstanceMessage.ChildEnded ended)
    {
        if (changes.IsWatched)
        {
            var failure = (ended.Outcome as ChildFailed)?.Failure;
            EngineStepKind kind = failure is null ? EngineStepKind.ChildCompleted : EngineStepKind.ChildFailed;
            changes.Tell(new EngineStep(state.Execution, kind, ended.Orchestrator, Detail: failure?.ErrorMessage));
        }
    }

    internal static void Tell(this Changes changes, InstanceState state, InstanceMessage.ExternalEvent raised)
    {
        if (changes.IsWatched)
        {
            changes.Tell(new EngineStep(state.Execution, EngineStepKind.EventReceived, raised.Name) { Sender = raised.Sender });
        }
    }

    /// <summary>Tells that a timer fired.</summary>
    internal static void Tell(this Changes changes, InstanceState state, OpenTimer timer)
    {
        if (changes.IsWatched)
        {
            changes.Tell(new EngineStep(state.Execution, EngineStepKind.TimerFired, timer.FireAt.ToString("o", CultureInfo.InvariantCulture))
            {
                Number = timer.Id,
                Since = new DateTimeOffset(timer.SetAt),
            });
        }
    }
}
