namespace LeadToCash.EInvoicing;

/// <summary>BG-22: totals, in the invoice's currency.</summary>
public sealed record EInvoiceTotals
{
    /// <summary>BT-106: sum of the lines' nets.</summary>
    public decimal? LineTotal { get; init; }

    /// <summary>BT-107: sum of the document's allowances; null without any.</summary>
    public decimal? AllowanceTotal { get; init; }

    /// <summary>BT-108: sum of the document's charges; null without any.</summary>
    public decimal? ChargeTotal { get; init; }

    /// <summary>BT-109: total without VAT.</summary>
    public decimal? NetTotal { get; init; }

    /// <summary>BT-110: total of VAT.</summary>
    public decimal? VatTotal { get; init; }

    /// <summary>BT-111: total of VAT in <see cref="EInvoice.AccountingCurrency"/>.</summary>
    public decimal? VatTotalInAccountingCurrency { get; init; }

    /// <summary>BT-112: total with VAT.</summary>
    public decimal? GrossTotal { get; init; }

    /// <summary>BT-113: what was paid already.</summary>
    public decimal? Paid { get; init; }

    /// <summary>BT-114: what is added to round the amount due; negative to round down.</summary>
    public decimal? Rounding { get; init; }

    /// <summary>BT-115: what is left to pay; negative when too much was paid.</summary>
    public decimal? Due { get; init; }
}
