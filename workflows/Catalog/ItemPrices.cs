using System.Text.Json.Serialization;

namespace LeadToCash.Catalog;

/// <summary>The prices of one product in one price list, by date.</summary>
public sealed record ItemPrices : ICatalogueEntry
{
    /// <summary>Id of the price list.</summary>
    public required string List { get; init; }

    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>At least one, the earliest first.</summary>
    public required IReadOnlyList<DatedPrice> Prices { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => KeyOf(List, Sku);

    /// <summary>The key of a product's prices in a list.</summary>
    public static string KeyOf(string list, string sku) => string.Concat(list, "/", sku);
}

/// <summary>A price from a date on, until the next.</summary>
public sealed record DatedPrice : IDated
{
    /// <inheritdoc/>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Net price of one unit, 0 or more; null: not sold by this list from that date on.</summary>
    public Money? Amount { get; init; }

    /// <summary>Better prices for quantity, by quantity.</summary>
    public IReadOnlyList<QuantityTier> Tiers { get; init; } = [];

    /// <summary>What the product's options cost.</summary>
    public IReadOnlyList<OptionSupplement> Options { get; init; } = [];

    /// <summary>Subscriptions: what use costs, by quantity; none if use is not billed.</summary>
    public IReadOnlyList<UsageTier> Usage { get; init; } = [];

    /// <summary>The highest tier that a quantity reaches, or null.</summary>
    public QuantityTier? TierFor(decimal quantity)
    {
        QuantityTier? reached = null;
        foreach (QuantityTier tier in Tiers)
        {
            reached = quantity >= tier.FromQuantity && (reached is null || tier.FromQuantity > reached.FromQuantity) ? tier : reached;
        }

        return reached;
    }
}

/// <summary>A better price from a quantity on: either a discount or a price.</summary>
/// <param name="FromQuantity">Least quantity; more than 0.</param>
/// <param name="Discount">Off the list price, 0 % or more and below 100 %; null if a price is given.</param>
/// <param name="Price">Net price of one unit, not above the list price; null if a discount is given.</param>
public sealed record QuantityTier(decimal FromQuantity, Percentage? Discount = null, Money? Price = null);

/// <summary>What an option of a configurable product adds to its price.</summary>
/// <param name="Code">Code of the option, or item number of what is chosen.</param>
/// <param name="Amount">Added to the net price of one unit; negative for an option that makes it cheaper.</param>
/// <param name="Cost">Added to the net cost of one unit; null for nothing.</param>
public sealed record OptionSupplement(string Code, Money Amount, Money? Cost = null);

/// <summary>What use costs above a quantity, until the next tier's.</summary>
/// <param name="Above">Quantity of a billing period up to which this price does not apply; 0 or more.</param>
/// <param name="UnitPrice">Net price of one unit of use in the list's currency, with as many digits as needed; 0 or more.</param>
public sealed record UsageTier(decimal Above, decimal UnitPrice);
