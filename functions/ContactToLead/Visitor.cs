using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.ContactToLead;

/// <summary>What a consent's proof says about who gave it.</summary>
/// <param name="IpAddress">Address, or null if unknown.</param>
/// <param name="UserAgentHash">SHA-256 of the browser's identification, hex; null if it sent none.</param>
public sealed record Visitor(string? IpAddress, string? UserAgentHash)
{
    /// <summary>The visitor behind a request. Of forwarded addresses the last counts: it is the one that our own front end saw.</summary>
    public static Visitor Of(HttpRequest request)
    {
        string forwarded = request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        IPAddress? address = Parse(forwarded) ?? request.HttpContext.Connection.RemoteIpAddress;
        string agent = request.Headers.UserAgent.ToString();
        return new Visitor(address?.ToString(), agent.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(agent))));
    }

    private static IPAddress? Parse(string text) => IPEndPoint.TryParse(text, out IPEndPoint? endpoint) ? endpoint.Address : null;
}
