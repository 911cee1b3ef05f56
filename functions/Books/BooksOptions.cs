using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Books;

/// <summary>Settings <c>Books:*</c>.</summary>
public sealed class BooksOptions
{
    /// <summary>Legal entity whose books these are; names them in keys.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9]{1,20}$", ErrorMessage = "Books:LegalEntity needs 1 to 20 letters and digits.")]
    public string LegalEntity { get; set; } = "main";

    /// <summary>Number of the tax consultant in DATEV's programs.</summary>
    [Range(1001, 9999999)]
    public int DatevConsultant { get; set; } = 1001;

    /// <summary>Number of the company with the tax consultant.</summary>
    [Range(1, 99999)]
    public int DatevClient { get; set; } = 1;
}
