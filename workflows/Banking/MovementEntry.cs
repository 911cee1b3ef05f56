using System.Text.Json.Serialization;

namespace LeadToCash.Banking;

/// <summary>One movement of money on an account of ours, as its bank or provider tells it.</summary>
public sealed record MovementEntry
{
    /// <summary>Who tells of it.</summary>
    public MovementSource Source { get; init; }

    /// <summary>Our account: its IBAN without blanks, or the provider's name.</summary>
    public required string Account { get; init; }

    /// <summary>Day on which it was booked, the bank's local date.</summary>
    public required DateOnly BookedOn { get; init; }

    /// <summary>Day from which it bears interest; null if nobody said.</summary>
    public DateOnly? ValueOn { get; init; }

    /// <summary>What was booked: above nothing when money came, below when it went.</summary>
    public required Money Amount { get; init; }

    /// <summary>Name of the other side: who paid, or whom the money went back to.</summary>
    public string? Party { get; init; }

    /// <summary>Account of the other side, an IBAN without blanks.</summary>
    public string? PartyIban { get; init; }

    /// <summary>Free text of the payer, its lines joined.</summary>
    public string Text { get; init; } = "";

    /// <summary>Structured reference of the payer: RF and check digits, or another one.</summary>
    public string? CreditorReference { get; init; }

    /// <summary>Reference that travels from end to end; of a direct debit or refund of ours it is our own.</summary>
    public string? EndToEndId { get; init; }

    /// <summary>Reference of the mandate of a direct debit.</summary>
    public string? MandateId { get; init; }

    /// <summary>The bank's own reference, unique for the account; null if it gives none.</summary>
    public string? BankReference { get; init; }

    /// <summary>Our reference of the batch that was booked in one sum; null if it was no batch.</summary>
    public string? BatchId { get; init; }

    /// <summary>What banks kept of it as a fee, above nothing; null if they state none.</summary>
    public Money? Charges { get; init; }

    /// <summary>Why an earlier payment came back; null if this is no return.</summary>
    public ReturnReason? Return { get; init; }

    /// <summary>The payment's id with its provider; null for lines of a statement.</summary>
    public string? ProviderPaymentId { get; init; }

    /// <summary>Where it came in, as payments say: the provider's name, or <c>bank</c>.</summary>
    [JsonIgnore]
    public string Means => Source == MovementSource.Provider ? Account : "bank";

    /// <summary>Whether it was the customer's credit in the books before: taken off an order that it had been paid for.</summary>
    public bool WasCredit { get; init; }

    /// <summary>Whether money came.</summary>
    public bool IsReceipt => Amount.MinorUnits > 0;
}

/// <summary>Who tells of a movement.</summary>
public enum MovementSource
{
    /// <summary>A bank statement as camt.053.</summary>
    Camt,

    /// <summary>A bank's export as CSV.</summary>
    Csv,

    /// <summary>A payment provider, whose payment nobody could place.</summary>
    Provider,
}

/// <summary>Why a payment came back.</summary>
/// <param name="Code">ISO 20022 external reason code: <c>AC04</c> account closed, <c>AM04</c> no funds, <c>MD06</c> refund wanted by the debtor; <c>reversal</c> when the bank reversed a booking.</param>
/// <param name="Text">What the bank adds; null if nothing.</param>
public sealed record ReturnReason(string Code, string? Text = null);
