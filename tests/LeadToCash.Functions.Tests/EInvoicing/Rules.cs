using LeadToCash.EInvoicing;

namespace LeadToCash.Tests.EInvoicing;

/// <summary>The rules with the code lists that ship.</summary>
internal static class Rules
{
    public static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(CodeListFiles).Assembly.Location)!, "EInvoicing", "Codes");

    public static readonly InvoiceRules All = new(CodeListFiles.Load(Folder));
}
