using System.ComponentModel.DataAnnotations;
using LeadToCash.Mail;

namespace LeadToCash.LeadToOpportunity;

/// <summary>Settings <c>Sales:*</c>.</summary>
public sealed class SalesOptions : IValidatableObject
{
    /// <summary>E-mail addresses of the reps, who can stand in for each other.</summary>
    public IList<string> Team { get; set; } = [];

    /// <summary>File of stages, reasons and kinds of activities, from the application's folder; <c>LeadToOpportunity/sales-stages.json</c> unless set.</summary>
    public string ProcessFile { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (string member in Team.Where(member => !MailAddresses.IsOne(member)))
        {
            yield return new ValidationResult($"Sales:Team: '{member}' is no e-mail address.");
        }
    }
}
