namespace LeadToCash.EInvoicing;

/// <summary>BG-31: what is sold.</summary>
public sealed record ItemInformation
{
    /// <summary>BT-153: name.</summary>
    public string? Name { get; init; }

    /// <summary>BT-154: description.</summary>
    public string? Description { get; init; }

    /// <summary>BT-155: the seller's item number.</summary>
    public string? SellerId { get; init; }

    /// <summary>BT-156: the buyer's item number.</summary>
    public string? BuyerId { get; init; }

    /// <summary>BT-157: a registered number such as a GTIN (scheme 0160), its scheme of ISO 6523.</summary>
    public Identifier? StandardId { get; init; }

    /// <summary>BT-158: classifications, such as CPV.</summary>
    public IReadOnlyList<ItemClassification> Classifications { get; init; } = [];

    /// <summary>BT-159: ISO 3166-1 alpha-2 code of the country of origin.</summary>
    public string? OriginCountry { get; init; }

    /// <summary>BG-32: properties.</summary>
    public IReadOnlyList<ItemAttribute> Attributes { get; init; } = [];
}

/// <summary>BT-158: a classification.</summary>
/// <param name="Code">The class.</param>
/// <param name="Scheme">Of which scheme, by UNTDID 7143.</param>
/// <param name="SchemeVersion">Of which version of it.</param>
public sealed record ItemClassification(string? Code, string? Scheme, string? SchemeVersion = null);

/// <summary>BG-32: a property of an item.</summary>
/// <param name="Name">BT-160: which one.</param>
/// <param name="Value">BT-161: its value.</param>
public sealed record ItemAttribute(string? Name, string? Value);
