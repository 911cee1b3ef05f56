using LeadToCash.Links;

namespace LeadToCash.CollectiveBilling;

/// <summary>The customer's link to what is collected for his next invoices.</summary>
public sealed class CollectiveLinks(LinkSigner links)
{
    /// <summary>First segment of the URL.</summary>
    public const string Purpose = "collected";

    /// <summary>The link only shows, as long as there is anything to collect.</summary>
    private static readonly DateTimeOffset Expires = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The absolute URL.</summary>
    public string Url(string customerId) => links.Url(new LinkClaims(Purpose, customerId, Expires, Role: "customer"));

    /// <summary>The customer that a token is for, or null if the token is not ours.</summary>
    public string? CustomerOf(string token) => links.Read(Purpose, token) is { Status: LinkStatus.Valid, Claims: { } claims } ? claims.CaseId : null;
}
