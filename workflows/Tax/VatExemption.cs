namespace LeadToCash.Tax;

/// <summary>Why no tax is charged, as an invoice must say it (EN 16931, BT-120 and BT-121).</summary>
/// <param name="Code">Of the VATEX list: <c>VATEX-EU-AE</c>.</param>
/// <param name="Reason">The same in words, by language.</param>
public sealed record VatExemption(string Code, IReadOnlyDictionary<string, string> Reason)
{
    /// <summary>The buyer owes the tax (Article 196 of Directive 2006/112/EC).</summary>
    public static VatExemption ReverseCharge { get; } = Of("VATEX-EU-AE", "Reverse charge", "Steuerschuldnerschaft des Leistungsempfängers");

    /// <summary>Goods for a business in another member state (Article 138).</summary>
    public static VatExemption IntraCommunity { get; } = Of("VATEX-EU-IC", "Intra-Community supply", "Steuerfreie innergemeinschaftliche Lieferung");

    /// <summary>Goods that leave the Union (Article 146).</summary>
    public static VatExemption Export { get; } = Of("VATEX-EU-G", "Export outside the EU", "Steuerfreie Ausfuhrlieferung");

    /// <summary>Supplied where the tax does not reach.</summary>
    public static VatExemption OutOfScope { get; } = Of("VATEX-EU-O", "Not subject to VAT", "Nicht im Inland steuerbare Leistung");

    /// <summary>An exemption by law that the product itself has.</summary>
    public static VatExemption Exempt(string code) => Of(code, $"Exempt from VAT ({code})", $"Steuerbefreit ({code})");

    private static VatExemption Of(string code, string english, string german) =>
        new(code, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = english, ["de"] = german });
}
