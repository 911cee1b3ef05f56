using System.Text.Json.Serialization;

#nullable disable

namespace SendGrid.Helpers.Mail;

/// <summary>A mail address with the name of its owner. Two are equal when name and address are, the address whatever its case.</summary>
public class EmailAddress : IEquatable<EmailAddress>
{
    /// <summary>Creates an empty address.</summary>
    public EmailAddress()
    {
    }

    /// <summary>Creates an address.</summary>
    public EmailAddress(string email, string name = null)
    {
        Email = email;
        Name = name;
    }

    /// <summary>The owner's name, or null.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; }

    /// <summary>The address.</summary>
    [JsonPropertyName("email")]
    public string Email { get; set; }

    /// <summary>Whether two addresses are equal.</summary>
    public static bool operator ==(EmailAddress left, EmailAddress right) => Equals(left, right);

    /// <summary>Whether two addresses differ.</summary>
    public static bool operator !=(EmailAddress left, EmailAddress right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(EmailAddress other) =>
        other is not null
        && string.Equals(Email, other.Email, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object obj) => Equals(obj as EmailAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Email?.ToUpperInvariant(), Name);
}
