using System.Text.Json.Serialization;

namespace LeadToCash.Configuration;

/// <summary>What can be chosen of a configurable product, and which choices go together.</summary>
public sealed record ProductModel
{
    /// <summary>Item number of the configurable product.</summary>
    public required string Sku { get; init; }

    /// <summary>Name by language, <c>en</c> and <c>de</c>.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>The features, in the order in which people choose.</summary>
    public required IReadOnlyList<OptionGroup> Groups { get; init; }

    /// <summary>What must hold between options, each rule from its first to its last date.</summary>
    public IReadOnlyList<ConfigurationRule> Rules { get; init; } = [];

    /// <summary>All options in the model's order.</summary>
    [JsonIgnore]
    public IEnumerable<ProductOption> Options => Groups.SelectMany(group => group.Options);

    /// <summary>The options that are chosen before anybody chooses, each in its least quantity.</summary>
    [JsonIgnore]
    public IReadOnlyList<ChosenOption> Defaults => [.. Options.Where(option => option.Default).Select(option => new ChosenOption(option.Code, option.LeastQuantity))];
}

/// <summary>A feature of a product: of its options so many are chosen.</summary>
public sealed record OptionGroup
{
    /// <summary>Unique among the model's groups.</summary>
    public required string Code { get; init; }

    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Fewest options to choose; 0 for a feature that may be left out.</summary>
    public int Min { get; init; } = 1;

    /// <summary>Most options to choose.</summary>
    public int Max { get; init; } = 1;

    /// <summary>What can be chosen, in the order in which it is shown.</summary>
    public required IReadOnlyList<ProductOption> Options { get; init; }
}

/// <summary>Something that can be chosen.</summary>
public sealed record ProductOption
{
    /// <summary>Unique among all options of the model, and the link to the option's price: letters A to Z, digits, and <c>- _ .</c> between them.</summary>
    public required string Code { get; init; }

    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Whether it is chosen before anybody chooses.</summary>
    public bool Default { get; init; }

    /// <summary>
    /// About what one piece adds to the price, net; negative where it saves. Only decides between proposals that are equally near: what a customer
    /// pays is said by the price list.
    /// </summary>
    public Money? Supplement { get; init; }

    /// <summary>How many pieces may be chosen; null where there is only one.</summary>
    public QuantityRange? Quantity { get; init; }

    /// <summary>Fewest pieces.</summary>
    [JsonIgnore]
    public int LeastQuantity => Quantity?.Min ?? 1;

    /// <summary>Most pieces.</summary>
    [JsonIgnore]
    public int MostQuantity => Quantity?.Max ?? 1;
}

/// <summary>A range of pieces, both ends included.</summary>
/// <param name="Min">1 or more.</param>
/// <param name="Max">At least <paramref name="Min"/>.</param>
public sealed record QuantityRange(int Min, int Max);
