using System.ComponentModel.DataAnnotations;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Settings <c>Approvals:*</c>: who approves quotes, and by when.</summary>
public sealed class ApprovalOptions : IValidatableObject
{
    /// <summary>E-mail address of the manager.</summary>
    [Required]
    [EmailAddress]
    public string Manager { get; set; } = "";

    /// <summary>E-mail address of the director.</summary>
    [Required]
    [EmailAddress]
    public string Director { get; set; } = "";

    /// <summary>E-mail address of who is asked when an approver does not answer, or is the requester.</summary>
    [Required]
    [EmailAddress]
    public string Escalation { get; set; } = "";

    /// <summary>File of the approval policy, from the application's folder; <c>OpportunityToQuote/approval-policy.json</c> unless set.</summary>
    public string PolicyFile { get; set; } = "";

    /// <summary>Language of mails to approvers and to our own requesters: <c>en</c> unless set, or <c>de</c>.</summary>
    [RegularExpression("^(de|en)$")]
    public string Language { get; set; } = "en";

    /// <summary>Business hours until the approver is reminded; 24 unless set.</summary>
    [Range(0.1, 1000)]
    public double ReminderAfterHours { get; set; } = 24;

    /// <summary>Business hours until it is escalated; 48 unless set.</summary>
    [Range(0.1, 1000)]
    public double EscalationAfterHours { get; set; } = 48;

    /// <summary>Business hours until it is too late; 72 unless set.</summary>
    [Range(0.1, 1000)]
    public double ExpiryAfterHours { get; set; } = 72;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ReminderAfterHours >= EscalationAfterHours || EscalationAfterHours >= ExpiryAfterHours)
        {
            yield return new ValidationResult("Approvals: ReminderAfterHours, EscalationAfterHours and ExpiryAfterHours must follow each other.");
        }
    }

    /// <summary>Who is asked to approve a step of before there were stages; nobody approves his own.</summary>
    public string ApproverOf(ApprovalStep step, string requester) =>
        FourEyes.FirstOther(requester, step == ApprovalStep.Manager ? Manager : Director, Escalation, Director, Manager);

    /// <summary>Who is asked in such a step when the approver does not answer: somebody else, if there is one.</summary>
    public string DeputyOf(string approver, string requester) =>
        FourEyes.FirstOther(requester, [.. new[] { Escalation, Director, Manager }.OrderBy(candidate => !FourEyes.Allow(approver, candidate))]);
}

/// <summary>Settings <c>Quotes:*</c>.</summary>
public sealed class QuoteOptions : IValidatableObject
{
    /// <summary>Days that a released quote is valid, the day of release not counted; 30 unless set.</summary>
    [Range(1, 365)]
    public int ValidityDays { get; set; } = 30;

    /// <summary>Days before the last one on which the customer is reminded; 5 unless set, less than the validity.</summary>
    [Range(1, 364)]
    public int ReminderDays { get; set; } = 5;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ReminderDays >= ValidityDays)
        {
            yield return new ValidationResult("Quotes: ReminderDays must be less than ValidityDays.");
        }
    }
}
