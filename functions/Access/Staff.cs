using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadToCash.Access;

/// <summary>
/// Who of the staff asks, and what their role may do. In Azure the principal comes from App Service authentication
/// (<c>X-MS-CLIENT-PRINCIPAL</c>); locally <c>Access:DevelopmentRole</c> signs everyone in who sends none.
/// </summary>
public sealed partial class Staff(IOptions<AccessOptions> options, ILogger<Staff> logger)
{
    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Whether the caller may; every refusal is logged.</summary>
    /// <param name="request">The call.</param>
    /// <param name="permission">What it needs.</param>
    /// <param name="refusal">The answer if not: 401 when nobody is signed in, 403 when the role may not.</param>
    public bool May(HttpRequest request, Permission permission, out IResult? refusal)
    {
        StaffMember? member = Of(request);
        refusal = member is null
            ? Problems.Problem.Of(StatusCodes.Status401Unauthorized, "sign-in-required", "Sign in to see this.")
            : IsFromAnotherSite(request)
                ? Problems.Problem.Of(StatusCodes.Status403Forbidden, "cross-site", "Another site sent this in your name.")
            : PolicyTable.Allows(member.Roles, permission)
                ? null
                : Problems.Problem.Of(StatusCodes.Status403Forbidden, "not-permitted", $"Your role may not {permission}.");
        if (refusal is not null)
        {
            Refused(logger, member?.Name ?? "nobody", permission, request.Path);
        }

        return refusal is null;
    }

    /// <summary>A browser carries the sign-in along whoever wrote the form; it says where the form was from.</summary>
    private static bool IsFromAnotherSite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.Headers["Sec-Fetch-Site"].ToString() is ("cross-site" or "same-site");

    /// <summary>The member of staff that calls, or null.</summary>
    public StaffMember? Of(HttpRequest request)
    {
        if (request.Headers[PrincipalHeader].ToString() is { Length: > 0 } header)
        {
            return Parse(header);
        }

        return options.Value.DevelopmentRole is { Length: > 0 } role ? new StaffMember("developer", [role]) : null;
    }

    private static StaffMember? Parse(string header)
    {
        try
        {
            Principal? principal = JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), Web);
            IReadOnlyList<PrincipalClaim> claims = principal?.Claims ?? [];
            string? name = claims.FirstOrDefault(claim => claim.Typ is ClaimTypes.Name or "name" or "preferred_username")?.Val;
            return name is null
                ? null
                : new StaffMember(name, [.. claims.Where(claim => claim.Typ is ClaimTypes.Role or "roles").Select(claim => claim.Val)]);
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "{Member} may not {Permission} at {Path}")]
    private static partial void Refused(ILogger logger, string member, Permission permission, string path);

    private sealed record Principal(IReadOnlyList<PrincipalClaim>? Claims);

    private sealed record PrincipalClaim(string Typ, string Val);
}

/// <summary>A signed-in member of staff.</summary>
public sealed record StaffMember(string Name, IReadOnlyList<string> Roles)
{
    /// <summary>How events name this person: <c>staff:anna</c>, without the domain of an address.</summary>
    public string Actor => "staff:" + Name.Split('@')[0];
}

/// <summary>Settings <c>Access:*</c>.</summary>
public sealed class AccessOptions
{
    /// <summary>Role of everyone who sends no principal; for development only. Empty: sign-in is required.</summary>
    public string DevelopmentRole { get; set; } = "";
}
