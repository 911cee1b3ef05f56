namespace LeadToCash.EInvoicing;

/// <summary>A rule of EN 16931 or XRechnung.</summary>
/// <param name="Id">Its id: BR-CO-15.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">What it demands, in our words.</param>
/// <param name="Terms">The terms and groups that it looks at.</param>
/// <param name="Broken">Paths of what breaks it; none when it holds.</param>
public sealed record InvoiceRule(string Id, RuleSeverity Severity, string Text, IReadOnlyList<string> Terms, Func<EInvoice, IEnumerable<string>> Broken)
{
    /// <summary>A rule of the whole invoice.</summary>
    internal static InvoiceRule Of(string id, string text, Func<EInvoice, bool> holds, params string[] terms) =>
        new(id, RuleSeverity.Fatal, text, terms, invoice => holds(invoice) ? [] : [terms[0]]);

    /// <summary>A rule of each part of a kind; the first term names what is wrong in it.</summary>
    internal static InvoiceRule Each<T>(string id, string text, Func<EInvoice, IEnumerable<Part<T>>> parts, Func<T, bool> holds, params string[] terms) =>
        Each(id, text, parts, (_, part) => holds(part), terms);

    /// <summary>A rule of each part of a kind, which looks at the rest of the invoice too.</summary>
    internal static InvoiceRule Each<T>(
        string id, string text, Func<EInvoice, IEnumerable<Part<T>>> parts, Func<EInvoice, T, bool> holds, params string[] terms) =>
        new(id, RuleSeverity.Fatal, text, terms, invoice => Failing(invoice, parts, holds, terms[0]));

    /// <summary>The same rule, but a warning.</summary>
    internal InvoiceRule AsWarning() => this with { Severity = RuleSeverity.Warning };

    /// <summary>The same rule, but information.</summary>
    internal InvoiceRule AsInformation() => this with { Severity = RuleSeverity.Information };

    private static IEnumerable<string> Failing<T>(
        EInvoice invoice, Func<EInvoice, IEnumerable<Part<T>>> parts, Func<EInvoice, T, bool> holds, string term)
    {
        foreach (Part<T> part in parts(invoice))
        {
            if (!holds(invoice, part.Value))
            {
                yield return part.Path(term);
            }
        }
    }
}
