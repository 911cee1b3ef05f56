using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Links;

/// <summary>Settings <c>Links:*</c>.</summary>
public sealed class LinkOptions : IValidatableObject
{
    /// <summary>Where people reach this system, without a slash at the end.</summary>
    [Required]
    [Url]
    public string BaseUrl { get; set; } = "";

    /// <summary>Signing keys: the first signs, all verify, so that a key is rotated by putting a new one in front.</summary>
    [MinLength(1, ErrorMessage = "Links:Keys needs at least one key with Id and Secret (base64, 32 bytes or more).")]
    public IList<LinkKey> Keys { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Keys.Any(key => key.Id.Length == 0 || !key.HasSecret))
        {
            yield return new ValidationResult("Each of Links:Keys needs an Id, and a Secret that is the base64 of 32 bytes or more.");
        }

        if (Keys.DistinctBy(key => key.Id, StringComparer.Ordinal).Count() < Keys.Count)
        {
            yield return new ValidationResult("Two of Links:Keys have the same Id.");
        }
    }
}

/// <summary>One signing key.</summary>
public sealed class LinkKey
{
    private const int ShortestSecret = 32;

    /// <summary>Short name that the link carries.</summary>
    public string Id { get; set; } = "";

    /// <summary>Base64 of 32 bytes or more.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Whether the secret is one to sign with.</summary>
    internal bool HasSecret
    {
        get
        {
            byte[] bytes = new byte[Secret.Length];
            return Convert.TryFromBase64String(Secret, bytes, out int length) && length >= ShortestSecret;
        }
    }
}
