namespace LeadToCash.Billing;

/// <summary>Input of <see cref="BillingRunOrchestrator"/>.</summary>
/// <param name="RunId">The run's case id.</param>
/// <param name="Attempt">The run's attempt; each has a process of its own.</param>
/// <param name="Page">The page that is next, from 1.</param>
/// <param name="Cursor">Where it begins; null at the beginning.</param>
public sealed record RunBilling(string RunId, int Attempt, int Page, string? Cursor)
{
    /// <summary>Business key of the attempt's process.</summary>
    public static string InstanceId(string runId, int attempt) => $"billing-{runId}-{attempt}";
}

/// <summary>Reads which contracts are on the next page.</summary>
public sealed record TakeBillingPage(string RunId, int Attempt, string? Cursor);

/// <summary>A page of contracts that are due.</summary>
/// <param name="GoesOn">Whether the run goes on; false when somebody stopped it.</param>
/// <param name="Contracts">Their ids.</param>
/// <param name="Next">Where the next page begins; null if there is none.</param>
/// <param name="IsPreview">Whether nothing is to be decided.</param>
public sealed record BillingPage(bool GoesOn, IReadOnlyList<string> Contracts, string? Next, bool IsPreview);

/// <summary>Bills what is due of a contract, or says what would be billed.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Day">Local day up to which it is billed; null for today.</param>
/// <param name="IsPreview">Whether nothing is to be decided.</param>
public sealed record BillContract(string ContractId, DateOnly? Day = null, bool IsPreview = false);

/// <summary>What came of billing a contract.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Invoices">Invoices that were decided now.</param>
/// <param name="Credits">Credits that were decided now.</param>
/// <param name="Net">Net of the invoices less the credits; empty for nothing.</param>
/// <param name="Failure">Why it could not be billed, for people; null when it could.</param>
public sealed record ContractBilled(string ContractId, int Invoices, int Credits, IReadOnlyList<Money> Net, string? Failure = null);

/// <summary>Notes what came of a page.</summary>
public sealed record NoteBillingPage(string RunId, int Attempt, int Page, string? Next, IReadOnlyList<ContractBilled> Contracts);

/// <summary>Whether a run goes on.</summary>
public sealed record BillingRunProgress(bool GoesOn);
