using LeadToCash.Links;

namespace LeadToCash.OrderToCash;

/// <summary>The customer's link to an invoice or credit note.</summary>
public sealed class InvoiceLinks(LinkSigner links)
{
    /// <summary>First segment of the URL.</summary>
    public const string Purpose = "invoices";

    /// <summary>The link only shows, and invoices are kept for eight years (§ 14b(1) UStG), so it does not expire within that time.</summary>
    private static readonly DateTimeOffset Expires = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The absolute URL.</summary>
    public string Url(string invoiceId) => links.Url(new LinkClaims(Purpose, invoiceId, Expires, Role: "customer"));

    /// <summary>The invoice that a token shows, or null if the token is not ours.</summary>
    public string? InvoiceOf(string token) => links.Read(Purpose, token) is { Status: LinkStatus.Valid, Claims: { } claims } ? claims.CaseId : null;
}
