using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.Banking;

/// <summary>
/// Identities of movements, the same whenever and in whatever file a line comes again. A line with a reference of the bank is known by account, reference, day
/// and amount. One without is known by all that it says and by the how-manieth such line of its day it is: files must hold such days as a whole.
/// </summary>
public static class MovementIds
{
    /// <summary>What banks write where they have no reference.</summary>
    private static readonly HashSet<string> NoReference = new(StringComparer.OrdinalIgnoreCase) { "NONREF", "NOTPROVIDED", "NOREF", "0" };

    /// <summary>The id of each line of a file, in order. A line with a reference that comes twice in one file has one id.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<MovementEntry> entries)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        List<string> ids = new(entries.Count);
        foreach (MovementEntry entry in entries)
        {
            string key = KeyOf(entry);
            if (!HasReference(entry))
            {
                int occurrence = seen[key] = seen.GetValueOrDefault(key) + 1;
                key = string.Create(CultureInfo.InvariantCulture, $"{key}|{occurrence}");
            }

            ids.Add("mv-" + Hash(key));
        }

        return ids;
    }

    /// <summary>The id of a provider's payment that nobody could place.</summary>
    public static string OfPayment(string paymentId) => "mv-" + Hash("provider|" + paymentId);

    /// <summary>The id of a statement: of the account and the lines that it holds, so that the same statement has one id, whatever the file.</summary>
    public static string OfStatement(string account, IEnumerable<string> lineIds) => "st-" + Hash(account + "|" + string.Join('|', lineIds.Order(StringComparer.Ordinal)));

    /// <summary>Whether the bank's reference can tell a line from all others.</summary>
    public static bool HasReference(MovementEntry entry) => !string.IsNullOrWhiteSpace(entry.BankReference) && !NoReference.Contains(entry.BankReference.Trim());

    private static string KeyOf(MovementEntry entry)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"{entry.Account}|{entry.BookedOn:yyyyMMdd}|{entry.Amount.MinorUnits}{entry.Amount.Currency}");
        return HasReference(entry)
            ? $"ref|{what}|{entry.BankReference!.Trim()}"
            : $"text|{what}|{entry.ValueOn:yyyyMMdd}|{Plain(entry.Party)}|{entry.PartyIban}|{Plain(entry.Text)}|{entry.CreditorReference}|{entry.EndToEndId}|{entry.MandateId}";
    }

    /// <summary>Banks wrap and pad texts differently from export to export.</summary>
    private static string Plain(string? text) => new([.. (text ?? "").Where(c => !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant)]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 14));
}
