using LeadToCash.Cases;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Starts the process of every version of a quote and tells it what was decided. Starting twice is starting once.</summary>
public sealed class QuoteProcess : ICaseObserver
{
    /// <inheritdoc/>
    public string? CaseType => Quote.CaseType;

    /// <inheritdoc/>
    public Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        string id = @event.CaseId;
        return @event.As<QuoteEvent>() switch
        {
            QuoteRequested => StartAsync(new QuoteVersionRef(id, 1), processes, cancellationToken),
            QuoteRevised revised => ReplaceAsync(id, revised, processes, cancellationToken),
            ApprovalGiven { Stage: > 0 } given => given.Remaining == 0
                ? TellAsync(new(id, given.QuoteVersion, given.Step), new ApprovalOutcome.Approved(), processes, cancellationToken)
                : Task.CompletedTask,
            ApprovalRefused { Stage: > 0 } refused =>
                TellAsync(new(id, refused.QuoteVersion, refused.Step), new ApprovalOutcome.Refused(refused.Comment), processes, cancellationToken),
            ApprovalWithdrawn withdrawn => TellAsync(
                new(id, withdrawn.QuoteVersion, withdrawn.Step),
                withdrawn.Superseded ? new ApprovalOutcome.Superseded() : new ApprovalOutcome.Withdrawn(), processes, cancellationToken),
            ApprovalGiven given => processes.RaiseAsync(new ApprovalTask(id, given.QuoteVersion, given.Step).InstanceId, given, cancellationToken),
            ApprovalRefused refused => processes.RaiseAsync(new ApprovalTask(id, refused.QuoteVersion, refused.Step).InstanceId, refused, cancellationToken),
            ChangeRequested asked => StartAsync(new QuoteTurnRef(id, asked.Turn), processes, cancellationToken),
            ReplyWritten reply => StartAsync(new QuoteTurnRef(id, reply.Turn), processes, cancellationToken),
            QuoteAccepted accepted => processes.RaiseAsync(new QuoteVersionRef(id, accepted.QuoteVersion).InstanceId, accepted, cancellationToken),
            QuoteDeclined declined => processes.RaiseAsync(new QuoteVersionRef(id, declined.QuoteVersion).InstanceId, declined, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    private static Task StartAsync(QuoteVersionRef version, Processes processes, CancellationToken cancellationToken) =>
        processes.StartAsync(nameof(QuoteOrchestrator), version.InstanceId, version, cancellationToken);

    private static Task StartAsync(QuoteTurnRef turn, Processes processes, CancellationToken cancellationToken) =>
        processes.StartAsync(nameof(QuoteTurnOrchestrator), turn.InstanceId, turn, cancellationToken);

    private static Task TellAsync(ApprovalStepRef step, ApprovalOutcome outcome, Processes processes, CancellationToken cancellationToken) =>
        processes.RaiseAsync(step.InstanceId, new ApprovalChanged(outcome), cancellationToken);

    /// <summary>Ends whatever waits for the version before, then starts the new one. Steps of before there were stages wait for the new version itself.</summary>
    private static async Task ReplaceAsync(string id, QuoteRevised revised, Processes processes, CancellationToken cancellationToken)
    {
        QuoteVersionRef before = new(id, revised.QuoteVersion - 1);
        await processes.RaiseAsync(before.InstanceId, revised, cancellationToken);
        foreach (ApprovalStep step in (ApprovalStep[])[ApprovalStep.Manager, ApprovalStep.Director])
        {
            await processes.RaiseAsync(new ApprovalTask(id, before.QuoteVersion, step).InstanceId, revised, cancellationToken);
        }

        await StartAsync(new QuoteVersionRef(id, revised.QuoteVersion), processes, cancellationToken);
    }
}
