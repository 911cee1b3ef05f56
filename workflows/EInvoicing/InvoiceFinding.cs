namespace LeadToCash.EInvoicing;

/// <summary>How much a broken rule matters, as its authors say.</summary>
public enum RuleSeverity
{
    /// <summary>The invoice is invalid; nobody needs to accept it.</summary>
    Fatal,

    /// <summary>Receivers may refuse it.</summary>
    Warning,

    /// <summary>Something is unusual.</summary>
    Information,
}

/// <summary>A rule that an invoice breaks, and where.</summary>
/// <param name="RuleId">The rule's id: BR-CO-15.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">What the rule demands.</param>
/// <param name="Path">The group or term that breaks it: BG-25[2]/BT-131 is the net of the second line.</param>
public sealed record InvoiceFinding(string RuleId, RuleSeverity Severity, string Text, string Path)
{
    /// <summary>As a person reads it.</summary>
    public override string ToString() => $"{RuleId} at {Path}: {Text}";
}
