namespace LeadToCash.EInvoicing;

/// <summary>BG-5, BG-8, BG-12 or BG-15: the postal address of seller, buyer, tax representative or delivery.</summary>
public sealed record EInvoiceAddress
{
    /// <summary>BT-35, BT-50, BT-64, BT-75: street.</summary>
    public string? Line1 { get; init; }

    /// <summary>BT-36, BT-51, BT-65, BT-76: more of it.</summary>
    public string? Line2 { get; init; }

    /// <summary>BT-162, BT-163, BT-164, BT-165: more of it.</summary>
    public string? Line3 { get; init; }

    /// <summary>BT-37, BT-52, BT-66, BT-77: city.</summary>
    public string? City { get; init; }

    /// <summary>BT-38, BT-53, BT-67, BT-78: post code.</summary>
    public string? PostCode { get; init; }

    /// <summary>BT-39, BT-54, BT-68, BT-79: region.</summary>
    public string? Subdivision { get; init; }

    /// <summary>BT-40, BT-55, BT-69, BT-80: ISO 3166-1 alpha-2 code.</summary>
    public string? Country { get; init; }
}
