namespace LeadToCash.Local.Storage.Filters;

/// <summary>How a property is compared with a value.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A parsed filter.</summary>
internal abstract record FilterNode
{
    private FilterNode()
    {
    }

    public sealed record And(FilterNode Left, FilterNode Right) : FilterNode;

    public sealed record Or(FilterNode Left, FilterNode Right) : FilterNode;

    public sealed record Not(FilterNode Inner) : FilterNode;

    public sealed record Constant(bool Value) : FilterNode;

    /// <summary>The property comes first: a filter that has it second is turned round when parsed.</summary>
    public sealed record Compare(string Property, Comparison Comparison, object Value) : FilterNode;
}
