using System.Text.Json.Serialization;

namespace LeadToCash.Catalog;

/// <summary>A promotion: something off for a time, of itself or for whoever names its code. Of several, the customer gets the best one for each line.</summary>
public sealed record Promotion : ICatalogueEntry
{
    /// <summary>Id: letters, digits, <c>-._</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name by language; <c>en</c> must be there.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>First local date.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last local date.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>What must be named to get it, whatever the case of its letters; null: it applies of itself.</summary>
    public string? Code { get; init; }

    /// <summary>Item numbers for which it is.</summary>
    public IReadOnlyList<string> Skus { get; init; } = [];

    /// <summary>Product groups for which it is; with neither these nor item numbers it is for everything.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Off the price before it, above 0 % and at most 100 %; null if an amount is given.</summary>
    public Percentage? Discount { get; init; }

    /// <summary>Off the price of one unit, which does not fall below 0; counts in quotes of its currency only. Null if a discount is given.</summary>
    public Money? Amount { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Id;

    /// <summary>Whether it runs on a local date.</summary>
    public bool RunsOn(DateOnly date) => ValidFrom <= date && date <= ValidTo;
}
