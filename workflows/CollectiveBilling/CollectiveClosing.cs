namespace LeadToCash.CollectiveBilling;

/// <summary>A run that closes what is over; input and progress of <see cref="CollectiveClosingOrchestrator"/>.</summary>
/// <param name="Day">Local day: periods that ended before it are closed.</param>
/// <param name="Cursor">Where the next page begins; null at the beginning.</param>
/// <param name="Pages">Pages that were done.</param>
/// <param name="Invoices">Invoices that were decided.</param>
/// <param name="Failed">Collective bills that could not be closed; the next run tries them again.</param>
public sealed record CollectiveClosing(DateOnly Day, string? Cursor = null, int Pages = 0, int Invoices = 0, int Failed = 0)
{
    /// <summary>Business key of a run.</summary>
    public static string InstanceId(string runId) => $"collective-closing-{runId}";
}

/// <summary>Asks whether contracts are still being billed that night: what they bill of a period that is over belongs on its invoice.</summary>
/// <param name="Day">Local day of the run.</param>
public sealed record LookForBilling(DateOnly Day);

/// <summary>Reads which collective bills are over.</summary>
public sealed record TakeCollectiveBills(DateOnly Day, string? Cursor);

/// <summary>A page of them.</summary>
/// <param name="Ids">Their case ids.</param>
/// <param name="Next">Where the next page begins; null if there is none.</param>
public sealed record CollectiveBillPage(IReadOnlyList<string> Ids, string? Next);

/// <summary>Closes a collective bill.</summary>
/// <param name="Id">Its case id.</param>
/// <param name="By">Who wants it.</param>
public sealed record CloseCollectiveBill(string Id, string By);

/// <summary>What came of it.</summary>
/// <param name="InvoiceId">Case id of the invoice; null if it can't be closed.</param>
/// <param name="Failure">Why not, for people; null if it was.</param>
public sealed record CollectiveBillOutcome(string? InvoiceId, string? Failure = null);
