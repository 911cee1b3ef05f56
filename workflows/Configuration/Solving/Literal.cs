namespace LeadToCash.Configuration.Solving;

/// <summary>A variable or its negation.</summary>
/// <param name="Index">Twice the variable, plus 1 for the negation: what arrays by literal are indexed with.</param>
internal readonly record struct Literal(int Index)
{
    /// <summary>The variable.</summary>
    public int Variable => Index >> 1;

    /// <summary>Whether it is the negation.</summary>
    public bool IsNegated => (Index & 1) == 1;

    /// <summary>The variable itself.</summary>
    public static Literal Is(int variable) => new(variable << 1);

    /// <summary>The variable's negation.</summary>
    public static Literal IsNot(int variable) => new((variable << 1) | 1);

    /// <summary>The literal that is true when the variable has a value.</summary>
    public static Literal Of(int variable, bool value) => value ? Is(variable) : IsNot(variable);

    public static Literal operator !(Literal literal) => new(literal.Index ^ 1);
}
