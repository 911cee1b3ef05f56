using LeadToCash.Links;
using Microsoft.Extensions.Options;

namespace LeadToCash.DirectDebit;

/// <summary>The customer's link to grant a mandate.</summary>
public sealed class MandateLinks(LinkSigner links, IOptions<DirectDebitOptions> options)
{
    /// <summary>First segment of the URL.</summary>
    public const string Purpose = "mandate";

    /// <summary>The absolute URL; it decides so many days as the setting says.</summary>
    /// <param name="reference">The mandate.</param>
    /// <param name="offeredAt">When it was offered, UTC.</param>
    public string Url(string reference, DateTimeOffset offeredAt) => links.Url(Claims(reference, offeredAt));

    /// <summary>What a token says.</summary>
    public LinkReading Read(string token) => links.Read(Purpose, token);

    private LinkClaims Claims(string reference, DateTimeOffset offeredAt) => new(
        Purpose, reference, new DateTimeOffset(offeredAt.UtcDateTime.Date.AddDays(options.Value.LinkDays + 1), TimeSpan.Zero), Role: "customer");
}
