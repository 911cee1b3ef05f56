using LeadToCash.Cases;

namespace LeadToCash.Billing;

/// <summary>A run over all contracts that are due: how far it is, and what came of it.</summary>
public sealed record BillingRun : ICase<BillingRun, BillingRunCommand, BillingRunEvent>
{
    /// <summary>Failures that are listed; more are counted only.</summary>
    public const int FailuresListed = 100;

    /// <inheritdoc/>
    public static string CaseType => "billingrun";

    /// <summary>Local day up to which it bills.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether it only says what would be billed.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Who started it: <c>system</c> at night, <c>staff:anna</c>.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public BillingRunStatus Status { get; init; }

    /// <summary>How often it was resumed, and 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Where the next page begins; null at the beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>Pages that were done.</summary>
    public int Pages { get; init; }

    /// <summary>Contracts that were looked at.</summary>
    public int Looked { get; init; }

    /// <summary>Invoices that were decided, or would be.</summary>
    public int Invoices { get; init; }

    /// <summary>Credits that were decided, or would be.</summary>
    public int Credits { get; init; }

    /// <summary>Net of the invoices less the credits, by currency.</summary>
    public IReadOnlyList<Money> Net { get; init; } = [];

    /// <summary>Contracts that failed.</summary>
    public int Failed { get; init; }

    /// <summary>The first of them. Each is tried again by the next run, and at once by itself.</summary>
    public IReadOnlyList<BillingFailure> Failures { get; init; } = [];

    /// <summary>When it ended or was stopped, UTC; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => null;

    /// <inheritdoc/>
    public static Decision<BillingRunEvent> Decide(BillingRun? state, BillingRunCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, BillingRunCommand.Start start) => Decision<BillingRunEvent>.Accept(new BillingRunStarted(start.Day, start.IsPreview, start.By, at)),
        (null, _) => Decision<BillingRunEvent>.Refuse("billing-run-unknown", "There is no such billing run."),
        (_, BillingRunCommand.Start) => Decision<BillingRunEvent>.Accept(),
        ({ Status: BillingRunStatus.Finished }, BillingRunCommand.Stop) => Decision<BillingRunEvent>.Refuse("billing-run-finished", "The billing run has finished."),
        ({ Status: BillingRunStatus.Running }, BillingRunCommand.Stop stop) => Decision<BillingRunEvent>.Accept(new BillingRunStopped(stop.By, at)),
        ({ Status: BillingRunStatus.Stopped }, BillingRunCommand.Resume resume) => Decision<BillingRunEvent>.Accept(new BillingRunResumed(state.Attempt + 1, resume.By, at)),
        (_, BillingRunCommand.Stop or BillingRunCommand.Resume) => Decision<BillingRunEvent>.Accept(),
        (_, BillingRunCommand.NotePage page) when page.Attempt != state.Attempt || page.Page != state.Pages + 1 => Decision<BillingRunEvent>.Accept(),
        (_, BillingRunCommand.NotePage page) => Decision<BillingRunEvent>.Accept(Noted(page, at)),
        _ => throw new InvalidOperationException($"A billing run does not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static BillingRun Apply(BillingRun? state, BillingRunEvent @event) => @event switch
    {
        BillingRunStarted started => new BillingRun { Day = started.Day, IsPreview = started.IsPreview, By = started.By, StartedAt = started.At },
        BillingPageDone done => With(state!, done),
        BillingRunStopped stopped => state! with { Status = BillingRunStatus.Stopped, EndedAt = stopped.At },
        BillingRunResumed resumed => state! with { Status = BillingRunStatus.Running, Attempt = resumed.Attempt, EndedAt = null },
        BillingRunFinished finished => state! with { Status = BillingRunStatus.Finished, EndedAt = finished.At },
        _ => throw new InvalidOperationException($"A billing run does not know the event {@event.GetType().Name}."),
    };

    private static IReadOnlyList<BillingRunEvent> Noted(BillingRunCommand.NotePage page, DateTimeOffset at)
    {
        ContractBilled[] good = [.. page.Contracts.Where(contract => contract.Failure is null)];
        BillingFailure[] failures = [.. page.Contracts.Where(contract => contract.Failure is not null).Select(contract => new BillingFailure(contract.ContractId, contract.Failure!))];
        BillingPageDone done = new(
            page.Next, page.Contracts.Count, good.Sum(contract => contract.Invoices), good.Sum(contract => contract.Credits), SumOf(good.SelectMany(contract => contract.Net)), failures);
        return page.Next is null ? [done, new BillingRunFinished(at)] : [done];
    }

    private static BillingRun With(BillingRun run, BillingPageDone done) => run with
    {
        Cursor = done.Next,
        Pages = run.Pages + 1,
        Looked = run.Looked + done.Looked,
        Invoices = run.Invoices + done.Invoices,
        Credits = run.Credits + done.Credits,
        Net = SumOf(run.Net.Concat(done.Net)),
        Failed = run.Failed + done.Failures.Count,
        Failures = [.. run.Failures.Concat(done.Failures).Take(FailuresListed)],
    };

    private static IReadOnlyList<Money> SumOf(IEnumerable<Money> amounts) =>
        [.. amounts.GroupBy(amount => amount.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Money.Sum(group, group.Key))];
}

/// <summary>Where a run stands.</summary>
public enum BillingRunStatus
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>Somebody stopped it; it can be resumed where it is.</summary>
    Stopped,

    /// <summary>All that was due was looked at.</summary>
    Finished,
}

/// <summary>A contract that could not be billed.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record BillingFailure(string ContractId, string Reason);
