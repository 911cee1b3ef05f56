namespace LeadToCash.EInvoicing;

/// <summary>Makes the file of an invoice, if it breaks no rule. Pure: the same invoice, the same bytes and findings; safe to repeat and to call at once.</summary>
public sealed class EInvoiceIssuer(InvoiceRules rules)
{
    /// <summary>Media type of the file.</summary>
    public const string XmlType = "application/xml";

    /// <summary>Rule of a text that XML cannot hold.</summary>
    public const string CharacterRule = "XML-CHAR";

    /// <summary>Checks an invoice and writes it; all findings, and the file only if none of them blocks it.</summary>
    public EInvoiceResult Issue(EInvoice invoice)
    {
        InvoiceCheck check = rules.Check(invoice);
        if (check.IsBlocked)
        {
            return new EInvoiceResult(null, check);
        }

        try
        {
            return new EInvoiceResult(UblWriter.Write(invoice), check);
        }
        catch (UnwritableTextException failure)
        {
            return new EInvoiceResult(null, new InvoiceCheck([.. check.Findings, new InvoiceFinding(CharacterRule, RuleSeverity.Fatal, failure.Message, failure.Element)]));
        }
    }
}
