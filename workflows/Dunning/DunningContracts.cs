namespace LeadToCash.Dunning;

/// <summary>Looks at an invoice's claim: whether it is settled, which letter is due, or when to look again. Changes nothing but what is shown to people.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="At">Now, UTC.</param>
public sealed record PlanLetter(string InvoiceId, DateTimeOffset At);

/// <summary>What a look at a claim came to.</summary>
/// <param name="IsSettled">Nothing is to be collected any more.</param>
/// <param name="DueLevel">Level of the letter that is due; null if none is.</param>
/// <param name="LookAgainAt">When the next letter is due unless something happens, UTC; null if only an event changes anything.</param>
public sealed record LetterOutlook(bool IsSettled, int? DueLevel = null, DateTimeOffset? LookAgainAt = null);

/// <summary>Sends the letter of a level, unless it was sent or is not due any more.</summary>
public sealed record SendLetter(string InvoiceId, int Level, DateTimeOffset At);

/// <summary>Tells an invoice's dunning that its claim has changed otherwise than by a payment: disputed, instalments agreed, handed over.</summary>
public sealed record ClaimChanged;
