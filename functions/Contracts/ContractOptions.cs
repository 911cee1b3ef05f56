using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Contracts;

/// <summary>Settings <c>Contracts:*</c>.</summary>
public sealed class ContractOptions
{
    /// <summary>E-mail address of who looks after contracts that none of our people sold; the one of <c>Approvals:Escalation</c> unless set.</summary>
    [EmailAddress]
    public string? Owner { get; set; }

    /// <summary>File of the terms, from the application's folder; <c>Contracts/contract-terms.json</c> unless set.</summary>
    public string TermsFile { get; set; } = "";
}
