using LeadToCash.Access;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Who writes a draft.</summary>
/// <param name="Name">E-mail address, or another name, as signed in.</param>
/// <param name="Actor">As events name him.</param>
public sealed record DraftWriter(string Name, string Actor)
{
    /// <summary>Who is signed in; somebody must be.</summary>
    public static DraftWriter Of(Staff staff, HttpRequest request) => staff.Of(request) is { } member
        ? new DraftWriter(member.Name, member.Actor)
        : throw new InvalidOperationException("Nobody is signed in.");
}
