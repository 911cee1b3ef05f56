namespace LeadToCash.EInvoicing;

/// <summary>What came of checking an invoice.</summary>
/// <param name="Findings">All broken rules, in the order of the rules.</param>
public sealed record InvoiceCheck(IReadOnlyList<InvoiceFinding> Findings)
{
    /// <summary>Whether the invoice must not be sent: a rule is broken that is more than information.</summary>
    public bool IsBlocked => Findings.Any(finding => finding.Severity != RuleSeverity.Information);
}
