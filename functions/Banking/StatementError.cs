namespace LeadToCash.Banking;

/// <summary>Something in a statement file that can't be read.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Where">The element, <c>Stmt/Ntry/Amt</c>, or the column; empty when the whole line is meant.</param>
/// <param name="Sentence">What is wrong, for people.</param>
public sealed record StatementError(int Line, string Where, string Sentence);
