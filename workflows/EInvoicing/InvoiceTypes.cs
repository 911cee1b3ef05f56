using System.Collections.Frozen;

namespace LeadToCash.EInvoicing;

/// <summary>Types of invoices (BT-3) by UNTDID 1001.</summary>
public static class InvoiceTypes
{
    /// <summary>An invoice.</summary>
    public const string Invoice = "380";

    /// <summary>A credit note; its amounts are positive.</summary>
    public const string CreditNote = "381";

    /// <summary>A deposit; XRechnung does not know it (BR-DE-17).</summary>
    public const string Prepayment = "386";

    /// <summary>A corrected invoice; it refers to the one that it corrects.</summary>
    public const string Corrected = "384";

    /// <summary>A partial invoice.</summary>
    public const string Partial = "326";

    /// <summary>A self-billed invoice: the buyer writes it.</summary>
    public const string SelfBilled = "389";

    /// <summary>A partial invoice for construction.</summary>
    public const string PartialConstruction = "875";

    /// <summary>A partial final invoice for construction.</summary>
    public const string PartialFinalConstruction = "876";

    /// <summary>The final invoice for construction.</summary>
    public const string FinalConstruction = "877";

    private static readonly FrozenSet<string> Credits =
        FrozenSet.Create(StringComparer.Ordinal, "81", "83", "261", "262", "296", "308", CreditNote, "396", "420", "458", "532");

    /// <summary>Whether a type is a credit note: UBL has a document of its own for it.</summary>
    public static bool IsCredit(string? typeCode) => typeCode is not null && Credits.Contains(typeCode);
}
