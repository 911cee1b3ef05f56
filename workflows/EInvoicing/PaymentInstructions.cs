namespace LeadToCash.EInvoicing;

/// <summary>BG-16: how to pay.</summary>
public sealed record PaymentInstructions
{
    /// <summary>BT-81: means of payment, by UNTDID 4461; see <see cref="PaymentMeans"/>.</summary>
    public string? MeansCode { get; init; }

    /// <summary>BT-82: the same in words.</summary>
    public string? MeansText { get; init; }

    /// <summary>BT-83: what the payer shall quote.</summary>
    public string? RemittanceInformation { get; init; }

    /// <summary>BG-17: accounts for credit transfers.</summary>
    public IReadOnlyList<CreditTransfer> CreditTransfers { get; init; } = [];

    /// <summary>BG-18: card that was charged.</summary>
    public PaymentCard? Card { get; init; }

    /// <summary>BG-19: direct debit.</summary>
    public DirectDebit? DirectDebit { get; init; }
}

/// <summary>Means of payment of UNTDID 4461 that rules speak of.</summary>
public static class PaymentMeans
{
    /// <summary>A credit transfer, not by SEPA.</summary>
    public const string CreditTransfer = "30";

    /// <summary>A card.</summary>
    public const string Card = "48";

    /// <summary>A credit card.</summary>
    public const string CreditCard = "54";

    /// <summary>A debit card.</summary>
    public const string DebitCard = "55";

    /// <summary>A SEPA credit transfer.</summary>
    public const string SepaCreditTransfer = "58";

    /// <summary>A SEPA direct debit.</summary>
    public const string SepaDirectDebit = "59";
}

/// <summary>BG-17: an account for credit transfers.</summary>
/// <param name="Account">BT-84: IBAN, or the account's number outside of SEPA.</param>
/// <param name="AccountName">BT-85: the account's holder.</param>
/// <param name="Bank">BT-86: BIC.</param>
public sealed record CreditTransfer(string? Account, string? AccountName = null, string? Bank = null);

/// <summary>BG-18: a card.</summary>
/// <param name="Number">BT-87: at most its first six and last four digits.</param>
/// <param name="Holder">BT-88: who holds it.</param>
/// <param name="Network">Whose card it is: VISA. No term of the standard, but UBL demands it.</param>
public sealed record PaymentCard(string? Number, string? Holder = null, string? Network = null);

/// <summary>BG-19: a direct debit.</summary>
/// <param name="Mandate">BT-89: reference of the mandate.</param>
/// <param name="CreditorId">BT-90: the creditor's id with SEPA.</param>
/// <param name="Account">BT-91: IBAN that is debited.</param>
public sealed record DirectDebit(string? Mandate, string? CreditorId, string? Account);
