namespace LeadToCash.EInvoicing;

/// <summary>An identifier with the scheme that makes it unique.</summary>
/// <param name="Value">The identifier.</param>
/// <param name="Scheme">Who gave it, by the list that the term names (ISO 6523, EAS, UNTDID 1153); null where the parties agreed on it.</param>
public sealed record Identifier(string? Value, string? Scheme = null);
