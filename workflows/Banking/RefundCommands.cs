namespace LeadToCash.Banking;

/// <summary>What can be asked of a refund.</summary>
public abstract record RefundCommand
{
    private RefundCommand()
    {
    }

    /// <summary>Orders it. One that was ordered before stays as it is.</summary>
    public sealed record Request(RefundOrder Order) : RefundCommand;

    /// <summary>Notes that what it takes is taken.</summary>
    public sealed record Secure : RefundCommand;

    /// <summary>Notes that there was not so much to take.</summary>
    public sealed record Reject(string Reason) : RefundCommand;

    /// <summary>Puts it into a file for the bank, once.</summary>
    public sealed record PutIntoFile(string FileId) : RefundCommand;

    /// <summary>Notes that it was carried out.</summary>
    /// <param name="MovementId">The bank's line; null of a set-off.</param>
    public sealed record Confirm(string? MovementId) : RefundCommand;

    /// <summary>Notes that the bank sent it back.</summary>
    public sealed record Fail(string Reason) : RefundCommand;

    /// <summary>Has one that came back sent again, to another account.</summary>
    public sealed record Retry(string Iban, string? Name, string By) : RefundCommand;
}
