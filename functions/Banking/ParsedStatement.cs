namespace LeadToCash.Banking;

/// <summary>A statement as its file says it.</summary>
/// <param name="Account">Our account: IBAN without blanks.</param>
/// <param name="Number">The bank's number; null if it has none.</param>
/// <param name="Opening">Balance before; null if it does not say.</param>
/// <param name="Closing">Balance after; null if it does not say.</param>
/// <param name="Format">How the file is written.</param>
/// <param name="Entries">Its booked lines.</param>
public sealed record ParsedStatement(string Account, string? Number, Money? Opening, Money? Closing, string Format, IReadOnlyList<MovementEntry> Entries);
