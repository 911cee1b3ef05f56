namespace LeadToCash.EInvoicing;

/// <summary>Specifications (BT-24) and processes (BT-23) as invoices name them.</summary>
public static class Specifications
{
    /// <summary>EN 16931 without any restriction.</summary>
    public const string En16931 = "urn:cen.eu:en16931:2017";

    /// <summary>XRechnung 3.0, the restriction that German authorities demand.</summary>
    public const string XRechnung = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";

    /// <summary>Billing by Peppol: invoice and credit note alone.</summary>
    public const string PeppolBilling = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    /// <summary>Whether the rules of XRechnung hold.</summary>
    public static bool IsXRechnung(string? specification) => specification?.StartsWith(XRechnung, StringComparison.Ordinal) == true;
}
