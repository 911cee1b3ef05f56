namespace LeadToCash.Banking;

/// <summary>Input of <see cref="StatementOrchestrator"/>.</summary>
/// <param name="StatementId">The statement's case id.</param>
public sealed record BookStatement(string StatementId)
{
    /// <summary>Business key: a run that was stopped and resumed goes on as another one.</summary>
    /// <param name="statementId">The statement.</param>
    /// <param name="version">Version of its case at which the run was asked for.</param>
    public static string InstanceId(string statementId, long version) => $"statement-{statementId}-{version}";
}

/// <summary>Books the next lines of a statement.</summary>
public sealed record BookStatementLines(string StatementId);

/// <summary>What came of it.</summary>
/// <param name="Done">Lines looked at so far.</param>
/// <param name="IsOver">Whether nothing is left to do: all are done, or the run was stopped.</param>
public sealed record StatementProgress(int Done, bool IsOver);
