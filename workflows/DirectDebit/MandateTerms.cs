using LeadToCash.Customers;

namespace LeadToCash.DirectDebit;

/// <summary>What a mandate says beside the debtor's account.</summary>
/// <param name="Reference">The creditor's reference, unique, at most 35 characters.</param>
/// <param name="CreditorId">Our creditor identifier.</param>
/// <param name="Debtor">The customer.</param>
/// <param name="Scheme">CORE or B2B.</param>
/// <param name="Kind">For one collection or for all to come.</param>
public sealed record MandateTerms(string Reference, string CreditorId, Party Debtor, MandateScheme Scheme, MandateKind Kind);

/// <summary>The account that a mandate has debited.</summary>
/// <param name="Iban">Without blanks, checked.</param>
/// <param name="Holder">In whose name it is; at most 70 characters.</param>
/// <param name="Bic">The bank; null where the IBAN is enough.</param>
public sealed record MandateAccount(string Iban, string Holder, string? Bic = null)
{
    private const int GermanBankEnd = 12;
    private const int BankOfBic = 8;

    /// <summary>Whether another account is kept by the same bank, as far as the numbers show.</summary>
    public bool IsOfSameBank(MandateAccount other) => Bic is not null && other.Bic is not null
        ? string.Equals(Bic[..BankOfBic], other.Bic[..BankOfBic], StringComparison.Ordinal)
        : Iban.StartsWith("DE", StringComparison.Ordinal) && other.Iban.StartsWith("DE", StringComparison.Ordinal)
            && string.Equals(Iban[4..GermanBankEnd], other.Iban[4..GermanBankEnd], StringComparison.Ordinal);
}

/// <summary>How it can be shown that a mandate was granted.</summary>
/// <param name="Kind">By the form behind our signed link, or on paper.</param>
/// <param name="Note">Where the paper is, or the text that was agreed to.</param>
/// <param name="By">Who granted or noted it: <c>customer</c>, <c>staff:anna</c>.</param>
public sealed record MandateEvidence(MandateEvidenceKind Kind, string Note, string By);

/// <summary>Kinds of evidence.</summary>
public enum MandateEvidenceKind
{
    /// <summary>The customer sent the form behind our signed link.</summary>
    Form,

    /// <summary>A signed paper, noted by staff.</summary>
    Paper,
}

/// <summary>The schemes of SEPA direct debit.</summary>
public enum MandateScheme
{
    /// <summary>For everyone; the debtor may have it refunded within eight weeks.</summary>
    Core,

    /// <summary>Between businesses, without that right; the debtor confirms the mandate to his bank.</summary>
    B2B,
}

/// <summary>How often a mandate may be used.</summary>
public enum MandateKind
{
    /// <summary>Until it is revoked or lapses.</summary>
    Recurrent,

    /// <summary>Once.</summary>
    OneOff,
}
