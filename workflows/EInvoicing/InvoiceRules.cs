namespace LeadToCash.EInvoicing;

/// <summary>
/// All rules of EN 16931, and those of XRechnung 3.0 for invoices that say they follow it. Checking is pure and safe to do at once by many.
/// </summary>
public sealed class InvoiceRules
{
    /// <summary>Rules that use these code lists.</summary>
    public InvoiceRules(CodeLists lists)
    {
        En16931 = [.. PresenceRules.All, .. ConditionRules.All, .. DecimalRules.All, .. VatRulesOfCategories.All, .. new CodeRules(lists).All];
        XRechnung = [.. XRechnungRules.All, .. PeppolRules.All];
    }

    /// <summary>Rules for all invoices.</summary>
    public IReadOnlyList<InvoiceRule> En16931 { get; }

    /// <summary>Rules for those whose specification (BT-24) is XRechnung.</summary>
    public IReadOnlyList<InvoiceRule> XRechnung { get; }

    /// <summary>Every rule that an invoice breaks, each with where; nothing stops at the first.</summary>
    public InvoiceCheck Check(EInvoice invoice)
    {
        List<InvoiceFinding> findings = [];
        Add(findings, En16931, invoice);
        if (Specifications.IsXRechnung(invoice.Specification))
        {
            Add(findings, XRechnung, invoice);
        }

        return new InvoiceCheck(findings);
    }

    private static void Add(List<InvoiceFinding> findings, IReadOnlyList<InvoiceRule> rules, EInvoice invoice)
    {
        foreach (InvoiceRule rule in rules)
        {
            foreach (string path in rule.Broken(invoice))
            {
                findings.Add(new InvoiceFinding(rule.Id, rule.Severity, rule.Text, path));
            }
        }
    }
}
