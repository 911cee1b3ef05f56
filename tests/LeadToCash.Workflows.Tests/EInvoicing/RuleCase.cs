using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>An invoice that breaks a rule.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Invoice">What breaks it.</param>
/// <param name="Also">Rules that cannot hold when it is broken like this.</param>
internal sealed record RuleCase(string Id, EInvoice Invoice, params string[] Also)
{
    public override string ToString() => Id;
}
