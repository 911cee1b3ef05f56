using System.ComponentModel.DataAnnotations;

namespace LeadToCash.DirectDebit;

/// <summary>Settings <c>DirectDebits:*</c>.</summary>
public sealed class DirectDebitOptions : IValidatableObject
{
    /// <summary>Our creditor identifier of SEPA, as the Bundesbank gave it; empty: no mandates are taken and nothing is collected.</summary>
    public string CreditorId { get; set; } = "";

    /// <summary>Calendar days between the pre-notification and the collection: 14, or what was agreed with all customers, at least 1.</summary>
    [Range(1, 90)]
    public int NoticeDays { get; set; } = 14;

    /// <summary>How many calendar days ahead a file takes collections, unless whoever releases it says otherwise.</summary>
    [Range(1, 30)]
    public int FileDaysAhead { get; set; } = 5;

    /// <summary>Whether the first collection of a mandate is marked <c>FRST</c>; since 2016 it may be <c>RCUR</c> like all others.</summary>
    public bool MarksFirst { get; set; }

    /// <summary>Format of files: <c>pain.008.001.08</c>, or <c>pain.008.001.02</c> where the bank wants the old one.</summary>
    [RegularExpression(@"^pain\.008\.001\.0(8|2)$", ErrorMessage = "DirectDebits:Format is pain.008.001.08 or pain.008.001.02.")]
    public string Format { get; set; } = "pain.008.001.08";

    /// <summary>Days that the link to grant a mandate is good for.</summary>
    [Range(1, 365)]
    public int LinkDays { get; set; } = 60;

    /// <summary>Another file of what follows by reason code, absolute or beside the application; empty for the one that is shipped.</summary>
    public string RulesFile { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CreditorId.Length > 0 && DirectDebit.CreditorId.TryParse(CreditorId) is null)
        {
            yield return new ValidationResult("DirectDebits:CreditorId is no creditor identifier: its length or its check digits are wrong.");
        }
    }
}
