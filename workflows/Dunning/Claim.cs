namespace LeadToCash.Dunning;

/// <summary>
/// One claim for the payment of goods or services under German law, with all that happened to it. All dates are local dates of the creditor's place; the
/// order of the lists has no meaning, only dates and ids do, so what arrives late simply takes its place. Several claims are several statements.
/// </summary>
public sealed record Claim
{
    /// <summary>Names the claim for ever, e.g. the invoice's number.</summary>
    public required string Id { get; init; }

    /// <summary>What was owed at first, gross; more than nothing.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who owes.</summary>
    public required DebtorKind Debtor { get; init; }

    /// <summary>The day on which the obligation arose (the contract): it chooses the statutory terms (Art. 229 § 34 EGBGB).</summary>
    public required DateOnly AroseOn { get; init; }

    /// <summary>Last day for payment as written; one on a day off counts as the next working day (§ 193 BGB).</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>
    /// Whether both sides agreed that date, or one that the calendar gives from an event (§ 286(2) no. 1 and 2 BGB): default then begins by itself on the next day.
    /// A date that only the invoice names is none (BGH, III ZR 91/07).
    /// </summary>
    public bool DueDateIsAgreed { get; init; }

    /// <summary>When the invoice was received; null if that can't be shown.</summary>
    public DateOnly? InvoiceReceivedOn { get; init; }

    /// <summary>When the goods or services were received: stands in for the invoice's receipt if that is uncertain, for businesses only (§ 286(3) sentence 2 BGB).</summary>
    public DateOnly? SupplyReceivedOn { get; init; }

    /// <summary>Whether the invoice told the consumer that default begins after 30 days (§ 286(3) sentence 1 BGB).</summary>
    public bool InvoiceTellsOfDefault { get; init; }

    /// <summary>When the debtor seriously and finally refused to pay (§ 286(2) no. 3 BGB).</summary>
    public DateOnly? RefusedOn { get; init; }

    /// <summary>Whether the flat fee is not asked for.</summary>
    public bool WaivesFlatFee { get; init; }

    /// <summary>Days on which reminders were received; one on or before the due date has no effect (§ 286(1) BGB).</summary>
    public IReadOnlyList<DateOnly> RemindersReceivedOn { get; init; } = [];

    /// <summary>What was paid.</summary>
    public IReadOnlyList<Payment> Payments { get; init; } = [];

    /// <summary>What was credited.</summary>
    public IReadOnlyList<Credit> Credits { get; init; } = [];

    /// <summary>What pursuing the claim cost.</summary>
    public IReadOnlyList<Cost> Costs { get; init; } = [];

    /// <summary>What the debtor disputed.</summary>
    public IReadOnlyList<Dispute> Disputes { get; init; } = [];

    /// <summary>Instalments that were agreed.</summary>
    public IReadOnlyList<PaymentPlan> Plans { get; init; } = [];
}
