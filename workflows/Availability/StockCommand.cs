namespace LeadToCash.Availability;

/// <summary>What can be asked of an item in a warehouse.</summary>
/// <param name="Terms">What the decision needs to know from outside.</param>
public abstract record StockCommand(StockTerms Terms)
{
    /// <summary>Sets what is there to what was counted.</summary>
    /// <param name="OnHand">Counted, 0 or more.</param>
    /// <param name="Reason">Why it was counted or corrected.</param>
    public sealed record Count(decimal OnHand, string Reason, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Plans a receipt, or changes it: moved, reduced, grown. What is as it was changes nothing.</summary>
    /// <param name="Reference">What names it.</param>
    /// <param name="Quantity">All that is ordered, what has arrived included.</param>
    /// <param name="Date">Expected, local.</param>
    public sealed record PlanReceipt(string Reference, decimal Quantity, DateOnly Date, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Ends a receipt of which nothing more will come.</summary>
    public sealed record CancelReceipt(string Reference, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Takes in goods of a receipt.</summary>
    /// <param name="Reference">What names it.</param>
    /// <param name="Quantity">What came; above 0, more than expected included.</param>
    /// <param name="Final">Whether nothing more will come.</param>
    public sealed record ReceiveGoods(string Reference, decimal Quantity, bool Final, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Takes goods in that were sold and came back.</summary>
    /// <param name="Reference">Number of the return.</param>
    /// <param name="Quantity">How much; above 0.</param>
    public sealed record TakeBack(string Reference, decimal Quantity, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Reserves for a line, or lets a new version take over what the one before it holds.</summary>
    /// <param name="Owner">Who.</param>
    /// <param name="Line">The owner's line.</param>
    /// <param name="Version">Version of the owner's document.</param>
    /// <param name="Quantity">How much in all, above 0.</param>
    /// <param name="Wanted">Local date.</param>
    /// <param name="WholeOnly">Whether all must come at once.</param>
    /// <param name="HeldUntil">When a quoted one ends, UTC; null for an order's.</param>
    /// <param name="OrderId">The order whose it is at once; null for a quoted one.</param>
    /// <param name="NotLaterThan">Refused if the last piece can't be firmly promised by then; null if any date will do.</param>
    public sealed record Reserve(
        string Owner, string Line, int Version, decimal Quantity, DateOnly Wanted, bool WholeOnly, DateTimeOffset? HeldUntil, string? OrderId,
        DateOnly? NotLaterThan, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Gives back what a line holds too much of; nothing happens if it holds no more than that.</summary>
    /// <param name="Owner">Who.</param>
    /// <param name="Line">The owner's line.</param>
    /// <param name="Version">The version that holds.</param>
    /// <param name="Quantity">What it keeps, 0 or more.</param>
    public sealed record Trim(string Owner, string Line, int Version, decimal Quantity, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Gives free what the versions of an owner up to one hold as quoted. What is ordered stays.</summary>
    /// <param name="Owner">Who.</param>
    /// <param name="UpToVersion">The last version that is over.</param>
    /// <param name="Reason">Why: <c>declined</c>, <c>superseded</c>, <c>expired</c>.</param>
    /// <param name="Until">Until when a late repetition of those versions must be kept out, UTC.</param>
    public sealed record Release(string Owner, int UpToVersion, string Reason, DateTimeOffset Until, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Turns what a version holds as quoted into ordered.</summary>
    /// <param name="Owner">Who.</param>
    /// <param name="Version">The version that was accepted.</param>
    /// <param name="OrderId">The order.</param>
    /// <param name="AcceptedAt">When, UTC: what was held then still counts, unless somebody else has it already.</param>
    public sealed record Confirm(string Owner, int Version, string OrderId, DateTimeOffset AcceptedAt, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Sets an order's goods aside.</summary>
    public sealed record Allocate(string OrderId, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Sends goods of an order out.</summary>
    public sealed record Ship(string OrderId, decimal Quantity, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Gives free what an order holds.</summary>
    public sealed record CancelOrder(string OrderId, string Reason, StockTerms Terms) : StockCommand(Terms);

    /// <summary>Forgets what is over.</summary>
    public sealed record Tidy(StockTerms Terms) : StockCommand(Terms);
}
