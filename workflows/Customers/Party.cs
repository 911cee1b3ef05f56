using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.Customers;

/// <summary>A person or company that we deal with, as quotes, orders and visits know it.</summary>
/// <param name="Name">The person to speak to.</param>
/// <param name="Email">Address for mails.</param>
/// <param name="Company">Company, or null for a consumer.</param>
/// <param name="Phone">Phone number as given.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="Address">Postal address.</param>
/// <param name="VatId">VAT identification number of a business, with its country's prefix; null if none is known.</param>
public sealed record Party(
    string Name, string Email, string? Company = null, string? Phone = null, string Language = "en", PostalAddress? Address = null, string? VatId = null)
{
    /// <summary>The customer's id: the same for everyone who writes from this address, and not to be turned back into it by reading.</summary>
    public string CustomerId => CustomerIds.OfEmail(Email);
}

/// <summary>A postal address.</summary>
/// <param name="Street">Street and number.</param>
/// <param name="PostCode">Post code.</param>
/// <param name="City">City.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record PostalAddress(string Street, string PostCode, string City, string Country);

/// <summary>Ids of customers.</summary>
public static class CustomerIds
{
    /// <summary>An id from an e-mail address: case and blanks around it don't matter.</summary>
    public static string OfEmail(string email) =>
        "k-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())).AsSpan(0, 10));
}
