using System.ComponentModel.DataAnnotations;

namespace LeadToCash.Webhooks;

/// <summary>Settings <c>Webhooks:*</c>: what the senders sign with. A secret that could fit nothing stops the start.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    /// <summary>Client secret of the Shopify app.</summary>
    public WebhookSecrets Shopify { get; set; } = new();

    /// <summary>Secret of the WooCommerce webhook.</summary>
    public WebhookSecrets WooCommerce { get; set; } = new();

    /// <summary>Signing secret of the Stripe endpoint.</summary>
    public WebhookSecrets Stripe { get; set; } = new();

    /// <summary>Secret of partners by Standard Webhooks: <c>whsec_</c> and base64.</summary>
    public WebhookSecrets Partner { get; set; } = new();

    /// <summary>Key of SendGrid's event webhook.</summary>
    public SendGridKey SendGrid { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Partner.All.Any(secret => PartnerSender.TryReadSecret(secret) is null))
        {
            yield return new ValidationResult("Webhooks:Partner:Secret must be whsec_ and base64.");
        }

        if (SendGrid.PublicKey.Length > 0 && !SendGridSender.CanRead(SendGrid.PublicKey))
        {
            yield return new ValidationResult("Webhooks:SendGrid:PublicKey must be the base64 of a public key, as SendGrid shows it.");
        }
    }
}

/// <summary>The secrets of one sender. While a secret is being changed, the old and the new one both count.</summary>
public sealed class WebhookSecrets
{
    /// <summary>The secret, or several separated by commas. Empty: nothing from this sender is accepted.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Another secret that counts too; empty for none.</summary>
    public string Secret2 { get; set; } = "";

    /// <summary>All secrets that count.</summary>
    internal IReadOnlyList<string> All =>
        [.. $"{Secret},{Secret2}".Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <summary>SendGrid signs with a key of its own; this is the public half.</summary>
public sealed class SendGridKey
{
    /// <summary>Base64 of the public key (SubjectPublicKeyInfo, P-256), as SendGrid shows it. Empty: nothing is accepted.</summary>
    public string PublicKey { get; set; } = "";
}
