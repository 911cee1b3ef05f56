using LeadToCash.Links;

namespace LeadToCash.Contracts;

/// <summary>The customer's link to his contract.</summary>
public sealed class ContractLinks(LinkSigner links)
{
    /// <summary>First segment of the URL.</summary>
    public const string Purpose = "contract";

    /// <summary>Giving notice must be possible as long as the contract runs, so the link does not expire; what it still decides, the contract knows.</summary>
    private static readonly DateTimeOffset Expires = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The absolute URL.</summary>
    public string Url(string contractId) => links.Url(new LinkClaims(Purpose, contractId, Expires, Role: "customer"));

    /// <summary>The absolute URL of the page for staff.</summary>
    public string StaffUrl(string contractId) => links.Url($"/contracts/{Uri.EscapeDataString(contractId)}");

    /// <summary>The contract that a token is for, or null if the token is not ours.</summary>
    public string? ContractOf(string token) => links.Read(Purpose, token) is { Status: LinkStatus.Valid, Claims: { } claims } ? claims.CaseId : null;
}
