namespace LeadToCash.EInvoicing;

/// <summary>BG-4 or BG-7: the seller or the buyer.</summary>
public sealed record EInvoiceParty
{
    /// <summary>BT-27, BT-44: full name as registered.</summary>
    public string? Name { get; init; }

    /// <summary>BT-28, BT-45: name in trade, where it is another one.</summary>
    public string? TradingName { get; init; }

    /// <summary>BT-29, BT-46: identifiers with their ISO 6523 schemes; a buyer has at most one.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>BT-30, BT-47: number in the register of companies.</summary>
    public Identifier? LegalRegistration { get; init; }

    /// <summary>BT-31, BT-48: VAT id with the country's prefix.</summary>
    public string? VatId { get; init; }

    /// <summary>BT-32: the seller's number with the tax office.</summary>
    public string? TaxRegistration { get; init; }

    /// <summary>BT-33: further legal information on the seller: form, court, directors.</summary>
    public string? LegalForm { get; init; }

    /// <summary>BT-34, BT-49: where electronic messages reach it; the scheme is of the EAS list.</summary>
    public Identifier? ElectronicAddress { get; init; }

    /// <summary>BG-5, BG-8: postal address.</summary>
    public EInvoiceAddress? Address { get; init; }

    /// <summary>BG-6, BG-9: whom to ask.</summary>
    public EInvoiceContact? Contact { get; init; }
}
