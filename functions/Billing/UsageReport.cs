namespace LeadToCash.Billing;

/// <summary>A record of use as a meter, a program or a file reports it.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Id">Names it for ever within the contract; the same id again is the same use.</param>
/// <param name="Date">Local day at our place on which it was used.</param>
/// <param name="Quantity">In the tariff's unit; 0 or more.</param>
/// <param name="Meter">Item number of what was used; null if only one item of the contract is billed by use.</param>
public sealed record UsageReport(string ContractId, string Id, DateOnly Date, decimal Quantity, string? Meter = null);

/// <summary>What came of a record.</summary>
public enum UsageStanding
{
    /// <summary>It is counted.</summary>
    Counted,

    /// <summary>It was reported before, and is counted once.</summary>
    Repeated,

    /// <summary>Its id is known with other figures; it is listed for people, and the first report counts.</summary>
    Conflict,

    /// <summary>No such contract is billed here; it is listed, and counted once the contract is.</summary>
    UnknownContract,

    /// <summary>It can't be billed: before the contract's first day, after its last, or of an item that is not billed by use. It is listed.</summary>
    NotBillable,
}

/// <summary>A record that people may have to look at.</summary>
/// <param name="Report">The record.</param>
/// <param name="Standing">What it is.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="ReceivedAt">When it came, UTC.</param>
public sealed record UsageQuestion(UsageReport Report, UsageStanding Standing, string Reason, DateTimeOffset ReceivedAt);

/// <summary>What came of records.</summary>
/// <param name="Counted">Counted now.</param>
/// <param name="Repeated">Known before.</param>
/// <param name="Questions">Listed for people.</param>
public sealed record UsageReceipt(int Counted, int Repeated, IReadOnlyList<UsageQuestion> Questions);
