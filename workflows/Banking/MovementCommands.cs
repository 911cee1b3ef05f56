using LeadToCash.Banking.Matching;

namespace LeadToCash.Banking;

/// <summary>What can be asked of a movement.</summary>
public abstract record MovementCommand
{
    private MovementCommand()
    {
    }

    /// <summary>Id of the payment that an allocation of a movement is.</summary>
    /// <param name="movementId">The movement.</param>
    /// <param name="number">The how-manieth allocation it ever had, from 1.</param>
    public static string PaymentIdOf(string movementId, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{movementId}-{number}");

    /// <summary>Keeps it. One that is kept already stays as it is.</summary>
    public sealed record Import(MovementEntry Entry, string? StatementId) : MovementCommand;

    /// <summary>Has it pay something. A remainder is on the customer's account, or has to be clarified.</summary>
    /// <param name="MovementId">Its own case id, of which payments are named.</param>
    /// <param name="Allocations">What pays what; of at most what is left.</param>
    /// <param name="Fee">Fee of banks that we bear; null for none.</param>
    /// <param name="Reasons">Why, for people.</param>
    /// <param name="Remainder">What is to be clarified of the rest; null if nobody knows more than that it is there.</param>
    /// <param name="By">Who decided: <c>system</c>, <c>staff:anna</c>.</param>
    public sealed record Allocate(
        string MovementId, IReadOnlyList<Allocation> Allocations, Money? Fee, IReadOnlyList<string> Reasons, Clarify? Remainder, string By) : MovementCommand;

    /// <summary>Leaves it to a person.</summary>
    public sealed record Clarify(string Reason, IReadOnlyList<MatchProposal> Proposals) : MovementCommand;

    /// <summary>Keeps what is left for a customer.</summary>
    public sealed record PutOnAccount(string CustomerId, string CustomerName, string By) : MovementCommand;

    /// <summary>Takes out of it what is to be given back. A refund that was noted before changes nothing.</summary>
    /// <param name="RefundId">Case id of the refund.</param>
    /// <param name="Amount">How much, above nothing.</param>
    /// <param name="By">Who decided.</param>
    /// <param name="Means">How it goes back: <c>bank</c> or <c>set-off</c>.</param>
    public sealed record Refund(string RefundId, Money Amount, string By, string? Means = null) : MovementCommand;

    /// <summary>Takes an allocation back that was wrong; the invoice is open again, the money to be clarified.</summary>
    public sealed record Withdraw(string PaymentId, string Reason, string By) : MovementCommand;

    /// <summary>Says which payment came back with it.</summary>
    /// <param name="InvoiceId">The invoice that it had paid.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="PaymentId">The payment.</param>
    /// <param name="Fee">What the bank charged beside it; null for nothing.</param>
    /// <param name="By">Who found it.</param>
    /// <param name="FeeIsOwed">Whether the customer owes the fee.</param>
    public sealed record NoteReturn(string InvoiceId, string Number, string PaymentId, Money? Fee, string By, bool FeeIsOwed = false) : MovementCommand;

    /// <summary>Says that it is no money of customers.</summary>
    public sealed record Dismiss(string Note, string By) : MovementCommand;
}
