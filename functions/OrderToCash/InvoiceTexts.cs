namespace LeadToCash.OrderToCash;

/// <summary>Texts about invoices in mails; German beside this file, English in it.</summary>
public sealed class InvoiceTexts
{
    /// <summary>Name of the heading of a document.</summary>
    internal static string HeadingOf(Invoice invoice) => invoice switch
    {
        { Kind: BillKind.CreditNote } => "CreditHeading",
        { IsDeposit: true } => "DepositHeading",
        { IsFinal: true } => "FinalHeading",
        _ => "InvoiceHeading",
    };
}
