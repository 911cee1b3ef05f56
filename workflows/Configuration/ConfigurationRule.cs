using System.Text.Json.Serialization;

namespace LeadToCash.Configuration;

/// <summary>What must hold between the options of a model. Rules speak of options, whatever their quantity.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Requires), "requires")]
[JsonDerivedType(typeof(Excludes), "excludes")]
[JsonDerivedType(typeof(Cardinality), "cardinality")]
[JsonDerivedType(typeof(Conditional), "conditional")]
[JsonDerivedType(typeof(Table), "table")]
public abstract record ConfigurationRule
{
    private ConfigurationRule()
    {
    }

    /// <summary>Unique among the model's rules; what refusals name.</summary>
    public required string Id { get; init; }

    /// <summary>The rule as a sentence for people, by language, <c>en</c> and <c>de</c>.</summary>
    public required IReadOnlyDictionary<string, string> Text { get; init; }

    /// <summary>First local date on which it holds; null: ever since.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last local date on which it holds; null: until further notice.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Whether it holds on a date.</summary>
    public bool HoldsOn(DateOnly date) => !(date < ValidFrom) && !(date > ValidUntil);

    /// <summary>Whoever chooses all of some options needs one of others.</summary>
    public sealed record Requires : ConfigurationRule
    {
        /// <summary>All of these chosen.</summary>
        public required IReadOnlyList<string> When { get; init; }

        /// <summary>At least one of these is needed.</summary>
        public required IReadOnlyList<string> OneOf { get; init; }
    }

    /// <summary>Whoever chooses all of some options can't have any of others.</summary>
    public sealed record Excludes : ConfigurationRule
    {
        /// <summary>All of these chosen.</summary>
        public required IReadOnlyList<string> When { get; init; }

        /// <summary>None of these can be chosen.</summary>
        public required IReadOnlyList<string> AnyOf { get; init; }
    }

    /// <summary>Of a set of options, over the borders of groups, so many are chosen.</summary>
    public sealed record Cardinality : ConfigurationRule
    {
        /// <summary>The set.</summary>
        public required IReadOnlyList<string> Options { get; init; }

        /// <summary>Fewest of them.</summary>
        public int Min { get; init; }

        /// <summary>Most of them; null: all.</summary>
        public int? Max { get; init; }
    }

    /// <summary>When something is chosen or not chosen, so many of a set are chosen.</summary>
    public sealed record Conditional : ConfigurationRule
    {
        /// <summary>When it applies.</summary>
        public required RuleCondition When { get; init; }

        /// <summary>The set.</summary>
        public required IReadOnlyList<string> Then { get; init; }

        /// <summary>Fewest of them.</summary>
        public int Min { get; init; }

        /// <summary>Most of them; null: all.</summary>
        public int? Max { get; init; }
    }

    /// <summary>Which options of some groups go together: each combination of chosen options, one of each group, must be a row.</summary>
    public sealed record Table : ConfigurationRule
    {
        /// <summary>In a row: any option of the group.</summary>
        public const string Any = "*";

        /// <summary>The columns: two or more groups. While nothing is chosen in one of them the table says nothing.</summary>
        public required IReadOnlyList<string> Groups { get; init; }

        /// <summary>What goes together: in each row an option of each group, or <c>*</c> for any.</summary>
        public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
    }
}

/// <summary>When a conditional rule applies: all parts hold.</summary>
public sealed record RuleCondition
{
    /// <summary>All of these are chosen.</summary>
    public IReadOnlyList<string> All { get; init; } = [];

    /// <summary>At least one of these is chosen; empty: whatever is chosen.</summary>
    public IReadOnlyList<string> Any { get; init; } = [];

    /// <summary>None of these is chosen.</summary>
    public IReadOnlyList<string> None { get; init; } = [];
}
