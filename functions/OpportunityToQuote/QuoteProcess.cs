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
            ApprovalGiven given => processes.RaiseAsync(new ApprovalTask(id, given.QuoteVersion, given.Step).InstanceId, given, cancellationToken),
            ApprovalRefused refused => processes.RaiseAsync(new ApprovalTask(id, refused.QuoteVersion, refused.Step).InstanceId, refused, cancellationToken),
            QuoteAccepted accepted => processes.RaiseAsync(new QuoteVersionRef(id, accepted.QuoteVersion).InstanceId, accepted, cancellationToken),
            QuoteDeclined declined => processes.RaiseAsync(new QuoteVersionRef(id, declined.QuoteVersion).InstanceId, declined, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    private static Task StartAsync(QuoteVersionRef version, Processes processes, CancellationToken cancellationToken) =>
        processes.StartAsync(nameof(QuoteOrchestrator), version.InstanceId, version, cancellationToken);

    /// <summary>Ends whatever waits for the version before, then starts the new one.</summary>
    private static async Task ReplaceAsync(string id, QuoteRevised revised, Processes processes, CancellationToken cancellationToken)
    {
        QuoteVersionRef before = new(id, revised.QuoteVersion - 1);
        await processes.RaiseAsync(before.InstanceId, revised, cancellationToken);
        foreach (ApprovalStep step in Enum.GetValues<ApprovalStep>())
        {
            await processes.RaiseAsync(new ApprovalTask(id, before.QuoteVersion, step).InstanceId, revised, cancellationToken);
        }

        await StartAsync(new QuoteVersionRef(id, revised.QuoteVersion), processes, cancellationToken);
    }
}
