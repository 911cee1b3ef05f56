namespace LeadToCash.Local.Durable;

/// <content>How an instance begins.</content>
internal sealed partial class Episode
{
    private async ValueTask StartAsync(InstanceMessage.Start start)
    {
        // Most starts are of new ids: the first attempt trusts that, and the insert tells if it was wrong.
        for (LoadedInstance? existing = actor.Instance; ; existing = await LoadAsync())
        {
            if (existing is not null && Stays(existing.State, start))
            {
                ForgetIfSettled(existing.State);
                start.Reply(effective: false);
                return;
            }

            if (await TryStartAsync(start, existing?.State))
            {
                start.Reply(effective: true);
                return;
            }
        }
    }

    /// <summary>The first attempt has put the id into the index, even that of an instance that ended long ago.</summary>
    private void ForgetIfSettled(InstanceState existing)
    {
        if (existing.IsSettled)
        {
            engine.Index.Remove(existing.InstanceId);
        }
    }

    /// <summary>Whether what exists keeps the id. A parent that asks again, or for an id that is taken, is told the outcome.</summary>
    private bool Stays(InstanceState existing, InstanceMessage.Start start)
    {
        if (Starting.IsRepeated(start, existing))
        {
            Effects.ReportToParent(existing, engine);
            return true;
        }

        bool stays = start.Refuse.Contains(existing.Status);
        if (stays && start.Execution.Parent is { } parent)
        {
            var taken = new ChildFailed(parent.TaskId, EngineErrors.ChildIdTaken(existing.InstanceId), Final: true);
            engine.Directory.Post(parent.InstanceId, new InstanceMessage.ChildEnded(parent.ExecutionId, start.Execution.Name, taken));
        }

        return stays;
    }

    private async ValueTask<bool> TryStartAsync(InstanceMessage.Start start, InstanceState? existing)
    {
        Task indexed = engine.Index.AddAsync(actor.InstanceId); // on its way while the orchestrator decides
        LoadedInstance instance = Starting.Prepare(start, existing, _now);
        Changes changes = NewChanges();
        changes.BeginExecution();
        Progress progress = ProgressOf(instance, changes);
        if (progress.IsToBegin && !IsRejected(instance))
        {
            progress.Begin([]);
        }

        bool committed = await CommitUnfinishedAsync(instance, changes, indexed);
        if (committed)
        {
            new Effects(instance, engine).Follow(changes);
            engine.Options.AtCommitPoint(CommitPoint.Followed);
        }

        return committed;
    }

    /// <summary>Commits an instance once its id is in the index of unfinished ones; false when it should be new and is not.</summary>
    private async ValueTask<bool> CommitUnfinishedAsync(LoadedInstance instance, Changes changes, Task indexed)
    {
        engine.Options.AtCommitPoint(CommitPoint.Decided);
        Commit commit = engine.Store.Plan(instance.State, changes.History, changes.Execution);

        // First, so that whatever is committed is found by the next process, even if nobody was told and nobody asks again.
        await indexed;
        engine.Options.AtCommitPoint(CommitPoint.Indexed);
        bool committed = await engine.Store.CommitAsync(instance.State, commit);
        engine.Options.AtCommitPoint(CommitPoint.Committed);
        if (committed)
        {
            actor.Instance = instance;
        }

        return committed;
    }
}
