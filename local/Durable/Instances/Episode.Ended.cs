namespace LeadToCash.Local.Durable;

/// <content>What is done with an instance that has ended: it is purged, or rewound.</content>
internal sealed partial class Episode
{
    private async ValueTask PurgeAsync(InstanceMessage.Purge purge)
    {
        LoadedInstance? instance = actor.Instance ?? await LoadAsync();
        bool ended = instance is { State.IsSettled: true };
        if (ended)
        {
            await engine.Store.DeleteAsync(instance!.State);
            engine.Register.Forget(actor.InstanceId);
            actor.Instance = null;
        }

        purge.Reply(ended);
    }

    private async ValueTask RewindAsync(Rewind rewind)
    {
        LoadedInstance? instance = actor.Instance ?? await LoadAsync();
        if (instance is not null && rewind.Fits(instance.State))
        {
            await RewindAsync(instance, rewind.Reason);
            rewind.Reply(effective: true);
        }
        else if (rewind.OrStart is { } start)
        {
            await StartAsync(start);
            rewind.Reply(effective: true);
        }
        else
        {
            rewind.Reply(effective: false);
        }
    }

    private async ValueTask RewindAsync(LoadedInstance instance, string? reason)
    {
        Changes changes = NewChanges();
        changes.Tell(instance.State, EngineStepKind.Rewound, detail: reason);
        new Rewinding(instance, changes, ProgressOf(instance, changes)).Run(await engine.Store.ReadHistoryAsync(instance.State));
        await CommitUnfinishedAsync(instance, changes, engine.Index.AddAsync(actor.InstanceId));
        instance.History = null;
        new Effects(instance, engine).TakeUp(changes);
    }
}
