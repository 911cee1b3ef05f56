using LeadToCash.Links;

namespace LeadToCash.QuoteToOrder;

/// <summary>The customer's link to the status of an order.</summary>
public sealed class OrderLinks(LinkSigner links)
{
    /// <summary>First segment of the URL.</summary>
    public const string Purpose = "orders";

    /// <summary>The link only shows, and the warranty runs for two years, so it does not expire within the life of an order.</summary>
    private static readonly DateTimeOffset Expires = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The absolute URL.</summary>
    public string Url(string orderId) => links.Url(new LinkClaims(Purpose, orderId, Expires, Role: "customer"));

    /// <summary>The order that a token shows, or null if the token is not ours.</summary>
    public string? OrderOf(string token) => links.Read(Purpose, token) is { Status: LinkStatus.Valid, Claims: { } claims } ? claims.CaseId : null;
}
