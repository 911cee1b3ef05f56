namespace LeadToCash.Local.Durable;

/// <summary>
/// One turn of an instance: take the messages that arrived, let the orchestrator run to its next wait, commit both together, and only then act on
/// what it decided. Broken off anywhere, it leaves nothing behind or everything.
/// </summary>
internal sealed partial class Episode(InstanceActor actor, Engine engine)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset _now = engine.Time.GetUtcNow();

    /// <summary>Never throws: what goes wrong is answered to the senders, and the instance is read again from storage next time.</summary>
    internal async ValueTask RunAsync(List<InstanceMessage> batch)
    {
        try
        {
            engine.Stopping.ThrowIfCancellationRequested();
            engine.Options.AtCommitPoint(CommitPoint.EpisodeBegun);
            engine.Meter.CountEpisode();
            await (batch[0] switch
            {
                InstanceMessage.Start start => StartAsync(start),
                InstanceMessage.Purge purge => PurgeAsync(purge),
                Rewind rewind => RewindAsync(rewind),
                _ => ContinueAsync(batch),
            });
        }
        catch (FencedException fenced)
        {
            engine.OnLost(fenced.Message);
            BreakOff(batch, fenced);
        }
        catch (OperationCanceledException stopped) when (engine.Stopping.IsCancellationRequested)
        {
            BreakOff(batch, stopped);
        }
#pragma warning disable CA1031 // the boundary of a turn: the senders get the failure
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Logger.EpisodeBroken(exception, actor.InstanceId);
            BreakOff(batch, exception);
            _ = TryAgainAsync();
        }
    }

    private void BreakOff(List<InstanceMessage> batch, Exception exception)
    {
        actor.Instance = null;
        foreach (InstanceMessage message in batch)
        {
            message.Reply(exception);
        }
    }

    /// <summary>What was lost with a broken turn is still open in storage: taking it up again brings it back.</summary>
    private async Task TryAgainAsync()
    {
        await Task.Delay(PauseAfterFailure, TimeProvider.System, engine.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!engine.Stopping.IsCancellationRequested)
        {
            engine.Directory.Post(actor.InstanceId, new InstanceMessage.GoOn());
        }
    }

    private async ValueTask ContinueAsync(List<InstanceMessage> batch)
    {
        if ((actor.Instance ??= await LoadAsync()) is not { } instance)
        {
            engine.Index.Remove(actor.InstanceId);
            Answer(batch, new bool[batch.Count]);
            return;
        }

        if (IsRejected(instance))
        {
            Refuse(batch, instance.State.Execution);
            return;
        }

        Changes changes = NewChanges();
        var intake = new Intake(instance, _now, changes);
        bool[] effective = new bool[batch.Count];
        for (int i = 0; i < effective.Length; i++)
        {
            effective[i] = intake.Take(batch[i]);
        }

        if (!instance.State.IsFinished)
        {
            await MoveAsync(instance, intake, changes);
        }

        instance.History = null;
        if (changes.Any)
        {
            engine.Options.AtCommitPoint(CommitPoint.Decided);
            await engine.Store.CommitAsync(instance.State, changes.History, changes.Execution);
            engine.Options.AtCommitPoint(CommitPoint.Committed);
        }

        Follow(instance, intake, changes);
        engine.Options.AtCommitPoint(CommitPoint.Followed);
        Answer(batch, effective);
    }

    /// <summary>Leaves the instance to a process that may run its version, and tells the senders so.</summary>
    private void Refuse(List<InstanceMessage> batch, Execution execution)
    {
        string reason = EngineErrors.VersionMismatch(execution.Version, engine.Versions.WorkerVersion, engine.Versions.Strategy).ErrorMessage;
        foreach (InstanceMessage message in batch)
        {
            message.Reply(new InvalidOperationException(reason));
        }
    }

    private async ValueTask MoveAsync(LoadedInstance instance, Intake intake, Changes changes)
    {
        Progress progress = ProgressOf(instance, changes);
        if (intake.Termination is { } termination)
        {
            progress.Terminate(termination);
        }
        else if (progress.IsToBegin)
        {
            if (await HasRunAsync(instance, progress))
            {
                progress.Begin(intake.Arrived);
            }
        }
        else if (intake.Arrived.Count > 0 && !instance.Open.HasBegun)
        {
            progress.Keep(intake.Arrived);
        }
        else if (intake.Arrived.Count > 0 && await HasRunAsync(instance, progress))
        {
            progress.Play(intake.Arrived);
        }
        else if (intake.HasForeignContinuation)
        {
            progress.CheckForForeignContinuation();
        }
    }

    /// <summary>Makes sure that there is a live run; a cold instance replays its history, once.</summary>
    private async ValueTask<bool> HasRunAsync(LoadedInstance instance, Progress progress) =>
        (instance.Run is not null && !engine.Options.ReplaysEveryEpisode) || progress.Revive(instance.History ?? await engine.Store.ReadHistoryAsync(instance.State));

    private void Follow(LoadedInstance instance, Intake intake, Changes changes)
    {
        var effects = new Effects(instance, engine);
        if (intake.Resumes)
        {
            effects.TakeUp(changes);
        }
        else
        {
            effects.Follow(changes);
        }

        effects.LetForget(intake.Forgotten);
    }

    private static void Answer(List<InstanceMessage> batch, bool[] effective)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            batch[i].Reply(effective[i]);
        }
    }

    private async Task<LoadedInstance?> LoadAsync()
    {
        if (await engine.Store.ReadAsync(actor.InstanceId) is not { } state)
        {
            return null;
        }

        List<HistoryEvent> history = state.IsFinished ? [] : await engine.Store.ReadHistoryAsync(state);
        return new LoadedInstance(state, OpenWork.Of(history)) { History = history };
    }

    private bool IsRejected(LoadedInstance instance)
    {
        Execution execution = instance.State.Execution;
        bool rejected = !instance.State.IsFinished && engine.Runs.IsRejected(execution);
        if (rejected)
        {
            engine.Logger.VersionRejected(execution.InstanceId, execution.Name, $"its version {execution.Version} may not run here");
        }

        return rejected;
    }

    private Changes NewChanges() => new(engine.Observers.IsEnabled);

    private Progress ProgressOf(LoadedInstance instance, Changes changes) => new(instance, _now, changes, engine);
}
