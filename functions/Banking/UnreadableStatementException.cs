namespace LeadToCash.Banking;

/// <summary>A statement file can't be read; says where and why.</summary>
public sealed class UnreadableStatementException(StatementError error) : Exception($"Line {error.Line}, {error.Where}: {error.Sentence}")
{
    public StatementError Error => error;
}
