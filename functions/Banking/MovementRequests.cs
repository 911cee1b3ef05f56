namespace LeadToCash.Banking;

/// <summary>What a movement is to pay.</summary>
/// <param name="Allocations">One for each invoice.</param>
internal sealed record AllocationDocument(IReadOnlyList<AllocationWish> Allocations);

/// <summary>One invoice that a movement is to pay.</summary>
/// <param name="Invoice">Its number or id.</param>
/// <param name="Amount">How much; null for all that is open, or all that is left of the movement if that is less.</param>
/// <param name="Discount">Cash discount or small difference to grant with it; null for none.</param>
internal sealed record AllocationWish(string Invoice, Money? Amount = null, Money? Discount = null);

/// <summary>Whose account a movement belongs to.</summary>
/// <param name="Customer">Id of the customer.</param>
internal sealed record AccountWish(string Customer);

/// <summary>Why a movement is no money of customers, or an allocation was wrong.</summary>
/// <param name="Note">For people.</param>
internal sealed record MovementNote(string Note);

/// <summary>The payment that came back with a movement.</summary>
/// <param name="Invoice">Number or id of the invoice.</param>
/// <param name="Payment">The payment's id; needed when several are on the invoice.</param>
internal sealed record ReturnWish(string Invoice, string? Payment = null);
