using System.ComponentModel.DataAnnotations;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Contracts;

/// <summary>Settings <c>Contracts:*</c>.</summary>
public sealed class ContractOptions
{
    /// <summary>E-mail address of who looks after contracts that none of our people sold; the one of <c>Approvals:Escalation</c> unless set.</summary>
    [EmailAddress]
    public string? Owner { get; set; }

    /// <summary>File of the terms, from the application's folder; <c>Contracts/contract-terms.json</c> unless set.</summary>
    public string TermsFile { get; set; } = "";

    /// <summary>Item numbers of subscriptions that begin when the customer has accepted the installation that was ordered with them; others begin when they are set up.</summary>
    public IList<string> BeginOnAcceptance { get; } = [];

    /// <summary>Whether a line's contract begins with the installation.</summary>
    internal bool BeginsOnAcceptance(OrderLine line) => BeginOnAcceptance.Contains(line.Sku, StringComparer.OrdinalIgnoreCase);
}
