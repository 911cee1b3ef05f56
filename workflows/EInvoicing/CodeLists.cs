namespace LeadToCash.EInvoicing;

/// <summary>The code lists that EN 16931 takes codes from. They are data; each file names where it is from.</summary>
public sealed record CodeLists
{
    /// <summary>ISO 4217: BT-5, BT-6.</summary>
    public required IReadOnlySet<string> Currencies { get; init; }

    /// <summary>ISO 3166-1 alpha-2: BT-40, 55, 69, 80, 159.</summary>
    public required IReadOnlySet<string> Countries { get; init; }

    /// <summary>UNTDID 1001, invoices: BT-3.</summary>
    public required IReadOnlySet<string> InvoiceTypes { get; init; }

    /// <summary>UNTDID 1001, credit notes: BT-3.</summary>
    public required IReadOnlySet<string> CreditNoteTypes { get; init; }

    /// <summary>UNTDID 1153: schemes of BT-18, BT-128.</summary>
    public required IReadOnlySet<string> ReferenceQualifiers { get; init; }

    /// <summary>ISO 6523: schemes of BT-29, 30, 46, 47, 60, 61, 71, 157.</summary>
    public required IReadOnlySet<string> IdentifierSchemes { get; init; }

    /// <summary>UNTDID 7143: schemes of BT-158.</summary>
    public required IReadOnlySet<string> ItemClassifications { get; init; }

    /// <summary>UNTDID 4461: BT-81.</summary>
    public required IReadOnlySet<string> PaymentMeans { get; init; }

    /// <summary>UNTDID 5305: BT-95, 102, 118, 151.</summary>
    public required IReadOnlySet<string> VatCategories { get; init; }

    /// <summary>UNTDID 5189: BT-98, BT-140.</summary>
    public required IReadOnlySet<string> AllowanceReasons { get; init; }

    /// <summary>UNTDID 7161: BT-105, BT-145.</summary>
    public required IReadOnlySet<string> ChargeReasons { get; init; }

    /// <summary>UN/ECE Recommendations 20 and 21: BT-130, BT-150.</summary>
    public required IReadOnlySet<string> Units { get; init; }

    /// <summary>EAS: schemes of BT-34, BT-49.</summary>
    public required IReadOnlySet<string> ElectronicAddressSchemes { get; init; }

    /// <summary>VATEX: BT-121.</summary>
    public required IReadOnlySet<string> ExemptionReasons { get; init; }

    /// <summary>UNTDID 4451: BT-21.</summary>
    public required IReadOnlySet<string> NoteSubjects { get; init; }

    /// <summary>MIME types of BT-125.</summary>
    public required IReadOnlySet<string> AttachmentTypes { get; init; }
}
