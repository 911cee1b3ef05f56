using LeadToCash.Cases;

namespace LeadToCash.Tax;

/// <summary>The treatment of a supply, or why it can't be told.</summary>
public sealed record VatResult
{
    private VatResult(VatTreatment? treatment, Refusal? refusal) => (Treatment, Refusal) = (treatment, refusal);

    /// <summary>Null when refused.</summary>
    public VatTreatment? Treatment { get; }

    /// <summary>Codes <c>vat-rate-missing</c>, <c>vat-id-invalid</c>, <c>vat-country-unknown</c>; null when there is a treatment.</summary>
    public Refusal? Refusal { get; }

    /// <summary>It is taxed like this.</summary>
    public static VatResult Of(VatTreatment treatment) => new(treatment, null);

    /// <summary>It can't be told.</summary>
    public static VatResult Refuse(string code, string reason) => new(null, new Refusal(code, reason));
}
