using System.Text.Json.Serialization;

namespace LeadToCash.Catalog;

/// <summary>The prices that were agreed with one customer for one product, by date.</summary>
public sealed record CustomerPrices : ICatalogueEntry
{
    /// <summary>Id of the customer.</summary>
    public required string Customer { get; init; }

    /// <summary>Item number.</summary>
    public required string Sku { get; init; }

    /// <summary>At least one, the earliest first.</summary>
    public required IReadOnlyList<AgreedPrice> Prices { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => KeyOf(Customer, Sku);

    /// <summary>The key of a customer's prices for a product.</summary>
    public static string KeyOf(string customer, string sku) => string.Concat(customer, "/", sku);
}

/// <summary>A price agreed with a customer, from a date on until the next.</summary>
public sealed record AgreedPrice : IDated
{
    /// <inheritdoc/>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last local date; null until the next one begins.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Net price of one unit, 0 or more; counts in quotes of its currency only. Null: the agreement ends.</summary>
    public Money? Amount { get; init; }

    /// <summary>
    /// Whether it is fixed by contract: then it replaces every other price and no promotion is taken off it. If not, it counts where it is better
    /// than list price and volume tier.
    /// </summary>
    public bool IsFixed { get; init; }
}

/// <summary>The group to which a customer belongs; its price lists come before those for everybody.</summary>
public sealed record CustomerGroup : ICatalogueEntry
{
    /// <summary>Id of the customer.</summary>
    public required string Customer { get; init; }

    /// <summary>Name of the group, as price lists say it; null for none.</summary>
    public string? Group { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Customer;
}
