namespace LeadToCash.Local.Durable;

/// <summary>Rewinds one failed instance, in one commit that writes its history anew.</summary>
internal sealed class Rewinding(LoadedInstance instance, Changes changes, Progress progress)
{
    internal void Run(IReadOnlyList<HistoryEvent> history)
    {
        RewoundHistory rewound = RewoundHistory.Of(history);
        InstanceState state = instance.State;
        state.Failure = null;
        state.Generation++;
        instance.Open = OpenWork.Of(rewound.Kept);
        state.Outbox = [.. state.Outbox, .. rewound.FailedChildren.Select(child => new OutgoingMessage.RewindChild(child))];
        changes.BeginExecution();
        changes.Append(rewound.Kept);
        if (!progress.Revive(rewound.Kept))
        {
            return;
        }

        if (instance.Open.HasBegun)
        {
            rewound.ArrivingAgain.ForEach(item => instance.Open.Apply(item));
            progress.Play(rewound.ArrivingAgain);
        }
        else
        {
            progress.Begin([.. rewound.ArrivingAgain.Where(item => item is not ExecutionStarted)]);
        }
    }
}
