namespace LeadToCash.EInvoicing;

/// <summary>BG-25: a line.</summary>
public sealed record EInvoiceLine
{
    /// <summary>BT-126: identifier within the invoice.</summary>
    public string? Id { get; init; }

    /// <summary>BT-127: note.</summary>
    public string? Note { get; init; }

    /// <summary>BT-128: the object that is invoiced, its scheme by UNTDID 1153.</summary>
    public Identifier? InvoicedObject { get; init; }

    /// <summary>BT-129: how much, in <see cref="Unit"/>.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>BT-130: unit, by UN/ECE Recommendation 20 or 21.</summary>
    public string? Unit { get; init; }

    /// <summary>BT-131: net after the line's allowances and charges, without VAT; null in a draft.</summary>
    public decimal? NetAmount { get; init; }

    /// <summary>BT-132: the line of the buyer's order.</summary>
    public string? OrderLineReference { get; init; }

    /// <summary>BT-133: where the buyer books it.</summary>
    public string? BuyerAccountingReference { get; init; }

    /// <summary>BG-26: the period that the line is for.</summary>
    public InvoicingPeriod? Period { get; init; }

    /// <summary>BG-27: allowances.</summary>
    public IReadOnlyList<AllowanceCharge> Allowances { get; init; } = [];

    /// <summary>BG-28: charges.</summary>
    public IReadOnlyList<AllowanceCharge> Charges { get; init; } = [];

    /// <summary>BG-29: price.</summary>
    public PriceDetails? Price { get; init; }

    /// <summary>BT-151: VAT category; see <see cref="VatCategories"/>.</summary>
    public string? VatCategory { get; init; }

    /// <summary>BT-152: VAT rate in percent; null when outside the scope of VAT.</summary>
    public decimal? VatRate { get; init; }

    /// <summary>BG-31: what is sold.</summary>
    public ItemInformation? Item { get; init; }
}
