namespace LeadToCash.Contracts;

/// <summary>Input of <see cref="ContractOrchestrator"/>.</summary>
/// <param name="ContractId">Case id.</param>
/// <param name="Round">How often it looked before.</param>
/// <param name="Term">The term that runs; a new one begins with a short history.</param>
/// <param name="Failures">How often in a row subscription billing did not take what it was told.</param>
public sealed record RunContract(string ContractId, int Round = 0, int Term = 1, int Failures = 0)
{
    /// <summary>Business key of the contract's process.</summary>
    public static string InstanceId(string contractId) => $"contract-{contractId}";
}

/// <summary>Does what is due on a contract.</summary>
/// <param name="ContractId">Case id.</param>
/// <param name="Round">Names the round, so that a repetition is known as one.</param>
public sealed record PursueContract(string ContractId, int Round);

/// <summary>Where a contract stands after a round.</summary>
/// <param name="Term">The term that runs.</param>
/// <param name="HasEnded">It is over.</param>
/// <param name="NextAt">When something is due next, UTC; null when nothing is.</param>
/// <param name="Step">What somebody is to be told next; null when all were.</param>
/// <param name="OrderId">The order that subscription billing knows it by; null when it knows nothing of it.</param>
/// <param name="OrderPositions">Its positions in that order.</param>
public sealed record ContractProgress(int Term, bool HasEnded, DateTimeOffset? NextAt, ContractStep? Step, string? OrderId, IReadOnlyList<int> OrderPositions);

/// <summary>Something about the contract moved: its process looks again.</summary>
public sealed record ContractChanged;

/// <summary>Writes the mail or opens the task of a step, and notes that it was done.</summary>
public sealed record TellContractStep(string ContractId, ContractStep Step);

/// <summary>Notes that subscription billing took a step.</summary>
/// <param name="ContractId">Case id.</param>
/// <param name="Key">The step.</param>
/// <param name="Reference">What the back end calls it.</param>
public sealed record NoteContractStep(string ContractId, string Key, string? Reference);

/// <summary>Opens a task for operations, once for each step: subscription billing does not take it.</summary>
public sealed record ReportContractStep(string ContractId, ContractStep Step, string Reason);

/// <summary>Has subscription billing run other lines of a contract.</summary>
/// <param name="Key">Names the request for ever.</param>
/// <param name="OrderId">The order that it knows the contract by.</param>
/// <param name="OrderPositions">The contract's positions in it.</param>
/// <param name="ContractId">Case id.</param>
/// <param name="From">First day of the new lines.</param>
public sealed record ChangeSubscription(string Key, string OrderId, IReadOnlyList<int> OrderPositions, string ContractId, DateOnly From);
