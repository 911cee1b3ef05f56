namespace LeadToCash.DirectDebit;

/// <summary>Input of <see cref="DebitFileOrchestrator"/>.</summary>
/// <param name="FileId">The file's case id.</param>
public sealed record MakeDebitFile(string FileId)
{
    /// <summary>Business key: a run that was stopped and resumed goes on as another one.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="version">Version of its case at which the run was asked for.</param>
    public static string InstanceId(string fileId, long version) => $"debit-file-{fileId}-{version}";
}

/// <summary>Puts the next collections into a file, or completes it when there are none.</summary>
public sealed record TakeCollections(string FileId);

/// <summary>What came of it.</summary>
/// <param name="Looked">Collections looked at so far.</param>
/// <param name="Taken">Collections in the file so far.</param>
/// <param name="IsOver">Whether nothing is left to do: it is complete, or the run was stopped.</param>
public sealed record DebitFileProgress(int Looked, int Taken, bool IsOver);
