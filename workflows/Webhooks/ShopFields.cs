using System.Globalization;
using System.Net;
using LeadToCash.Customers;

namespace LeadToCash.Webhooks;

/// <summary>Reads what shops write alike.</summary>
internal static class ShopFields
{
    private static readonly HashSet<string> GermanSpeaking = ["DE", "AT", "CH", "LI", "LU"];

    /// <summary>A currency in use.</summary>
    public static string Currency(Payload order)
    {
        string code = order.RequiredText("currency").ToUpperInvariant();
        return KnownCurrencies.Contains(code) ? code : throw new UnusableDeliveryException($"'currency' is '{code}', which is no currency in use.");
    }

    /// <summary>An amount in the order's currency; nothing if it is missing.</summary>
    public static Money Amount(this Payload payload, string name, string currency) => Money.Of(payload.Number(name) ?? 0m, currency);

    /// <summary>An amount that must be there.</summary>
    public static Money RequiredAmount(this Payload payload, string name, string currency) => Money.Of(payload.RequiredNumber(name), currency);

    /// <summary>A quantity of more than 0.</summary>
    public static decimal Quantity(Payload line)
    {
        decimal quantity = line.RequiredNumber("quantity");
        return quantity > 0 ? quantity : throw new UnusableDeliveryException(string.Create(CultureInfo.InvariantCulture, $"'{line.Path}.quantity' is {quantity}; it must be more than 0."));
    }

    /// <summary>Names as people read them: some shops write HTML entities.</summary>
    public static string Name(string text) => WebUtility.HtmlDecode(text);

    /// <summary>Several words of which some may be missing.</summary>
    public static string? Joined(string separator, params string?[] words)
    {
        string joined = string.Join(separator, words.Where(word => !string.IsNullOrWhiteSpace(word)));
        return joined.Length == 0 ? null : joined;
    }

    /// <summary>An address, or null if there is no street or city.</summary>
    public static PostalAddress? Address(string? street, string? postCode, string? city, string? country) =>
        street is null || city is null ? null : new PostalAddress(street, postCode ?? "", city, country ?? "");

    /// <summary>The language to write in: the one the customer used, else that of the country.</summary>
    public static string Language(string? locale, string? country) =>
        (locale ?? (GermanSpeaking.Contains(country?.ToUpperInvariant() ?? "") ? "de" : "en")).StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en";

    /// <summary>An address for mails.</summary>
    /// <exception cref="UnusableDeliveryException">There is none.</exception>
    public static string Email(string path, params string?[] candidates) =>
        Array.Find(candidates, candidate => candidate?.IndexOf('@') is > 0)
            ?? throw new UnusableDeliveryException($"'{path}' is missing: an order needs an e-mail address.");
}
