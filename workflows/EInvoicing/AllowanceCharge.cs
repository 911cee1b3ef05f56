namespace LeadToCash.EInvoicing;

/// <summary>BG-20, BG-21, BG-27 or BG-28: an allowance or a charge, on the document or on a line; which one says the list that it is in.</summary>
public sealed record AllowanceCharge
{
    /// <summary>BT-92, BT-99, BT-136, BT-141: amount without VAT, positive; null in a draft that has a base and a percentage.</summary>
    public decimal? Amount { get; init; }

    /// <summary>BT-93, BT-100, BT-137, BT-142: what the percentage is of.</summary>
    public decimal? BaseAmount { get; init; }

    /// <summary>BT-94, BT-101, BT-138, BT-143: percent.</summary>
    public decimal? Percentage { get; init; }

    /// <summary>BT-95, BT-102: VAT category; only on the document.</summary>
    public string? VatCategory { get; init; }

    /// <summary>BT-96, BT-103: VAT rate in percent; only on the document.</summary>
    public decimal? VatRate { get; init; }

    /// <summary>BT-97, BT-104, BT-139, BT-144: why.</summary>
    public string? Reason { get; init; }

    /// <summary>BT-98, BT-105, BT-140, BT-145: why, by UNTDID 5189 for allowances and 7161 for charges.</summary>
    public string? ReasonCode { get; init; }
}
