namespace LeadToCash.Dunning;

/// <summary>A letter in a run.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Number">Its number.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Customer">Company or name.</param>
/// <param name="Group">Dunning group of the customer.</param>
/// <param name="DueDate">Last day for payment, local.</param>
/// <param name="Level">Level of the letter; 0 when none is due.</param>
/// <param name="Asks">All that it asks for, or would.</param>
/// <param name="Fee">What it costs the customer; part of the costs. Null for nothing.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it is left out; null otherwise.</param>
/// <param name="Note">More for people: who holds it and why, or what failed.</param>
public sealed record DunningItem(
    string InvoiceId, string Number, string CustomerId, string Customer, string Group, DateOnly DueDate, int Level, OpenAmounts Asks, Money? Fee, DunningItemStatus Status,
    DunningSkip? Reason = null, string? Note = null)
{
    /// <summary>Left out.</summary>
    public DunningItem Skipped(DunningSkip reason, string? note = null) => this with { Status = DunningItemStatus.Skipped, Reason = reason, Note = note };

    /// <summary>Kept back by people.</summary>
    public DunningItem Held(LetterHold hold) => this with { Status = DunningItemStatus.Held, Reason = null, Note = $"{hold.By}: {hold.Reason}" };
}

/// <summary>What became of a letter in a run.</summary>
public enum DunningItemStatus
{
    /// <summary>It goes out when the run is released.</summary>
    Ready,

    /// <summary>It went out.</summary>
    Sent,

    /// <summary>People keep it back; it comes with a later run.</summary>
    Held,

    /// <summary>It is left out, for a reason.</summary>
    Skipped,

    /// <summary>Somebody took it out of the run.</summary>
    Excluded,

    /// <summary>It could not be sent; the run can try it again.</summary>
    Failed,
}

/// <summary>Why a letter is left out of a run.</summary>
public enum DunningSkip
{
    /// <summary>Nothing is owed any more.</summary>
    Paid,

    /// <summary>The claim is disputed.</summary>
    Disputed,

    /// <summary>Instalments are being paid.</summary>
    PaymentPlan,

    /// <summary>It asks for less than the run's minimum, or too little for a letter.</summary>
    BelowMinimum,

    /// <summary>Others collect it.</summary>
    HandedOver,

    /// <summary>No letter is due on the run's day, as the last one went out or another run sent it.</summary>
    NotDue,

    /// <summary>It is collected by direct debit.</summary>
    DirectDebit,

    /// <summary>It would say something else than what was released: part was paid or credited, or another level is due.</summary>
    Changed,
}
