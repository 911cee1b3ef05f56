namespace LeadToCash.Bench.Invoices;

/// <summary>What an invoice of the bench is about; one after the other, so that all are among them.</summary>
internal enum InvoiceKind
{
    Standard,
    MixedRates,
    ZeroRated,
    Exempt,
    ReverseCharge,
    IntraCommunity,
    Export,
    OutOfScope,
    Igic,
    Ipsi,
    SplitPayment,
    Partial,
    CreditNote,
    PartialCredit,
    Corrected,
    SelfBilled,
    Construction,
    ForeignCurrency,
    CashRounding,
    Adjustments,
    SpreadAllowance,
    UsagePrices,
    DirectDebit,
    Card,
    Prepaid,
    HalfCents,
    Deposit,
}
