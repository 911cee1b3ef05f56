using System.Text.RegularExpressions;

namespace LeadToCash.Tax;

/// <summary>A member state of the Union's VAT area.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; <c>XI</c> is Northern Ireland, a member for goods only.</param>
/// <param name="VatIdPrefix">What VAT ids begin with; the country's code but for Greece (<c>EL</c>).</param>
/// <param name="VatIdPattern">Regular expression of what follows the prefix.</param>
/// <param name="From">First local date as a member; null since before anything here.</param>
/// <param name="To">Last local date as a member; null while it is one.</param>
/// <param name="GoodsOnly">Whether it is a member for goods alone.</param>
public sealed record VatMember(string Country, string VatIdPrefix, string VatIdPattern, DateOnly? From = null, DateOnly? To = null, bool GoodsOnly = false)
{
    /// <summary>Whether it is a member on a date.</summary>
    public bool IsMemberOn(DateOnly date) => (From is null || From <= date) && (To is null || date <= To);
}

/// <summary>A part of a member state to which the Union's VAT does not reach.</summary>
/// <param name="Country">The member state.</param>
/// <param name="Name">For people.</param>
/// <param name="PostCodePattern">Regular expression of its whole post codes, letters and digits alone.</param>
public sealed record VatEnclave(string Country, string Name, string PostCodePattern);

/// <summary>Where the Union's VAT reaches and what VAT ids look like, on any date.</summary>
public sealed class VatAreas
{
    private readonly Dictionary<string, VatMember> _byCountry;
    private readonly Dictionary<string, (VatMember Member, Regex Number)> _byPrefix;
    private readonly ILookup<string, Regex> _enclaves;

    /// <summary>Areas of these members and the parts that do not belong.</summary>
    /// <exception cref="ArgumentException">A country or prefix is there twice, or a pattern is no regular expression.</exception>
    public VatAreas(IReadOnlyList<VatMember> members, IReadOnlyList<VatEnclave> enclaves)
    {
        _byCountry = members.ToDictionary(member => member.Country, StringComparer.Ordinal);
        _byPrefix = members.ToDictionary(member => member.VatIdPrefix, member => (member, Whole(member.VatIdPattern)), StringComparer.Ordinal);
        _enclaves = enclaves.ToLookup(enclave => enclave.Country, enclave => Whole(enclave.PostCodePattern), StringComparer.Ordinal);
    }

    /// <summary>Whether supplies of a kind to a place are supplies inside the Union.</summary>
    public bool IsInside(VatBuyer buyer, SupplyKind kind, DateOnly date) =>
        _byCountry.TryGetValue(buyer.Country, out VatMember? member)
        && member.IsMemberOn(date)
        && (!member.GoodsOnly || kind == SupplyKind.Goods)
        && !IsEnclave(buyer);

    /// <summary>The member state that gave a VAT id of the right form; null when the form is wrong or its country is no member on that date.</summary>
    /// <param name="vatId">As written; blanks, dots and hyphens don't matter.</param>
    /// <param name="date">Local date.</param>
    public VatMember? IssuerOf(string vatId, DateOnly date)
    {
        string id = Normal(vatId);
        return id.Length > 2 && _byPrefix.TryGetValue(id[..2], out (VatMember Member, Regex Number) issuer) && issuer.Member.IsMemberOn(date) && issuer.Number.IsMatch(id[2..])
            ? issuer.Member
            : null;
    }

    /// <summary>A VAT id as it is stored and printed: capital letters, nothing between the digits.</summary>
    public static string Normal(string vatId) => string.Concat(vatId.Where(c => c is not (' ' or '.' or '-' or ' '))).ToUpperInvariant();

    /// <summary>A post code as patterns are matched with it: letters and digits only, whatever stands between them.</summary>
    internal static string PlainPostCode(string postCode) => string.Concat(postCode.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>A pattern that must match all of a text, and can't be made slow by what it is matched with.</summary>
    public static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private bool IsEnclave(VatBuyer buyer) =>
        buyer.PostCode is { } postCode && _enclaves[buyer.Country].Any(pattern => pattern.IsMatch(PlainPostCode(postCode)));
}
