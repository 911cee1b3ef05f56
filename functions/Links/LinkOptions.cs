using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Links;

/// <summary>Settings <c>Links:*</c>.</summary>
public sealed class LinkOptions
{
    /// <summary>Where people reach this system, without a slash at the end.</summary>
    [Required]
    [Url]
    public string BaseUrl { get; set; } = "";

    /// <summary>Signing keys: the first signs, all verify, so that a key is rotated by putting a new one in front.</summary>
    [MinLength(1, ErrorMessage = "Links:Keys needs at least one key with Id and Secret (base64, 32 bytes or more).")]
    public IList<LinkKey> Keys { get; set; } = [];
}

/// <summary>One signing key.</summary>
public sealed class LinkKey
{
    /// <summary>Short name that the link carries.</summary>
    public string Id { get; set; } = "";

    /// <summary>Base64 of 32 bytes or more.</summary>
    public string Secret { get; set; } = "";
}
