using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Documents;

/// <summary>Settings <c>Company:*</c>: who writes our documents. What § 35a GmbHG and § 14 UStG demand on a letter or an invoice is required.</summary>
public sealed class CompanyOptions : IValidatableObject
{
    /// <summary>Name with legal form.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>Street and number.</summary>
    [Required]
    public string Street { get; set; } = "";

    /// <summary>Post code.</summary>
    [Required]
    public string PostCode { get; set; } = "";

    /// <summary>City.</summary>
    [Required]
    public string City { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2; <c>DE</c> unless set. An address elsewhere names its country.</summary>
    [RegularExpression("^[A-Z]{2}$")]
    public string Country { get; set; } = "DE";

    /// <summary>Phone number as printed.</summary>
    [Required]
    public string Phone { get; set; } = "";

    /// <summary>Address for mails.</summary>
    [Required]
    [EmailAddress]
    public string Email { get; set; } = "";

    /// <summary>Website as printed, or empty.</summary>
    public string Website { get; set; } = "";

    /// <summary>VAT identification number.</summary>
    [Required]
    [RegularExpression("^[A-Z]{2}[0-9A-Z+*]{2,12}$", ErrorMessage = "Company:VatId is the country's two letters and 2 to 12 letters or digits, without blanks.")]
    public string VatId { get; set; } = "";

    /// <summary>Court or authority that keeps the register.</summary>
    [Required]
    public string RegisterCourt { get; set; } = "";

    /// <summary>Number in that register: HRB 12345.</summary>
    [Required]
    public string RegisterNumber { get; set; } = "";

    /// <summary>Managing directors as printed, separated by commas.</summary>
    [Required]
    public string ManagingDirectors { get; set; } = "";

    /// <summary>Name of the bank.</summary>
    [Required]
    public string BankName { get; set; } = "";

    /// <summary>Account number, with or without blanks; its check digits are checked.</summary>
    [Required]
    public string Iban { get; set; } = "";

    /// <summary>The bank's identifier, or empty.</summary>
    [RegularExpression("^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$", ErrorMessage = "Company:Bic has 8 or 11 letters and digits.")]
    public string Bic { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Documents.Iban.TryParse(Iban) is null)
        {
            yield return new ValidationResult("Company:Iban is no IBAN: its length or its check digits are wrong.");
        }
    }
}
