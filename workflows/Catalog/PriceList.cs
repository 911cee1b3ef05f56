using System.Text.Json.Serialization;

namespace LeadToCash.Catalog;

/// <summary>A price list: for whom and when its prices hold. The prices themselves are <see cref="ItemPrices"/>.</summary>
public sealed record PriceList : ICatalogueEntry
{
    /// <summary>Id: letters, digits, <c>-._</c>.</summary>
    public required string Id { get; init; }

    /// <summary>ISO 4217; all its prices are in it.</summary>
    public required string Currency { get; init; }

    /// <summary>Customers for whom it is; null for everybody.</summary>
    public string? CustomerGroup { get; init; }

    /// <summary>First local date.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last local date; null without end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Final prices are rounded to a multiple of it, half away from zero: 0.05 in Swiss francs; null to the minor unit only.</summary>
    public Money? RoundTo { get; init; }

    /// <summary>
    /// A list in another currency whose prices are converted, by the dated exchange rate, where this list has none of its own; null: only own prices.
    /// </summary>
    public string? ConvertsFrom { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Id;

    /// <summary>Whether it holds on a local date.</summary>
    public bool HoldsOn(DateOnly date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);
}
