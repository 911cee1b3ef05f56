using System.Text.Json.Serialization;

namespace LeadToCash.Billing;

/// <summary>What has happened in a billing run.</summary>
[JsonDerivedType(typeof(BillingRunStarted), nameof(BillingRunStarted))]
[JsonDerivedType(typeof(BillingPageDone), nameof(BillingPageDone))]
[JsonDerivedType(typeof(BillingRunStopped), nameof(BillingRunStopped))]
[JsonDerivedType(typeof(BillingRunResumed), nameof(BillingRunResumed))]
[JsonDerivedType(typeof(BillingRunFinished), nameof(BillingRunFinished))]
public abstract record BillingRunEvent
{
    private protected BillingRunEvent()
    {
    }
}

/// <summary>It began.</summary>
public sealed record BillingRunStarted(DateOnly Day, bool IsPreview, string By, DateTimeOffset At) : BillingRunEvent;

/// <summary>A page of contracts was looked at.</summary>
/// <param name="Next">Where the next page begins; null if there is none.</param>
/// <param name="Looked">Contracts of the page.</param>
/// <param name="Invoices">Invoices that were decided.</param>
/// <param name="Credits">Credits that were decided.</param>
/// <param name="Net">Net of the invoices less the credits, by currency.</param>
/// <param name="Failures">What failed.</param>
public sealed record BillingPageDone(string? Next, int Looked, int Invoices, int Credits, IReadOnlyList<Money> Net, IReadOnlyList<BillingFailure> Failures) : BillingRunEvent;

/// <summary>Somebody stopped it.</summary>
public sealed record BillingRunStopped(string By, DateTimeOffset At) : BillingRunEvent;

/// <summary>Somebody had it go on.</summary>
public sealed record BillingRunResumed(int Attempt, string By, DateTimeOffset At) : BillingRunEvent;

/// <summary>All that was due was looked at.</summary>
public sealed record BillingRunFinished(DateTimeOffset At) : BillingRunEvent;

/// <summary>What can be asked of a billing run.</summary>
public abstract record BillingRunCommand
{
    private BillingRunCommand()
    {
    }

    /// <summary>Starts it. One that was started stays as it is.</summary>
    public sealed record Start(DateOnly Day, bool IsPreview, string By) : BillingRunCommand;

    /// <summary>Notes what came of a page. A page of an attempt that was stopped, or that is known, changes nothing.</summary>
    public sealed record NotePage(int Attempt, int Page, string? Next, IReadOnlyList<ContractBilled> Contracts) : BillingRunCommand;

    /// <summary>Stops it after the page that is being done.</summary>
    public sealed record Stop(string By) : BillingRunCommand;

    /// <summary>Has it go on where it was stopped. One that was stopped in its last page has finished with it, and needs nothing more.</summary>
    public sealed record Resume(string By) : BillingRunCommand;
}
