namespace LeadToCash.EInvoicing;

/// <summary>What a calculation needs to know beyond the invoice.</summary>
public sealed record CalculationOptions
{
    /// <summary>Amounts that can be paid in cash, such as 0.05 in Switzerland; the amount due is rounded to a multiple of it (BT-114). Null for none.</summary>
    public decimal? RoundDueTo { get; init; }

    /// <summary>Units of the currency of accounting (BT-6) for one of the invoice's; needed where they differ.</summary>
    public decimal? AccountingRate { get; init; }

    /// <summary><c>de</c> or <c>en</c>: of reasons of exemption that the invoice does not name itself.</summary>
    public string Language { get; init; } = "en";
}
