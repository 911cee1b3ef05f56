using System.Globalization;

namespace LeadToCash.DirectDebit;

/// <summary>Ids of collections: the case is the invoice's, its attempts are numbered. An attempt's id is its reference at the bank (EndToEndId), at most 35 characters.</summary>
public static class CollectionIds
{
    private const string Prefix = "DD-";
    private const int Longest = 35;

    /// <summary>Case id of the collection of an invoice.</summary>
    /// <param name="invoiceNumber">The invoice's number: <c>RE-2026-00007</c>.</param>
    public static string Of(string invoiceNumber) => Prefix + invoiceNumber;

    /// <summary>The bank's reference of an attempt.</summary>
    /// <param name="collectionId">Case id.</param>
    /// <param name="attempt">From 1.</param>
    /// <exception cref="ArgumentException">It would be longer than a bank takes.</exception>
    public static string EndToEndId(string collectionId, int attempt)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{collectionId}-{attempt}");
        return id.Length <= Longest ? id : throw new ArgumentException($"'{id}' is longer than {Longest} characters.", nameof(collectionId));
    }

    /// <summary>Case id and attempt of a reference; null if it is none of ours.</summary>
    public static (string CollectionId, int Attempt)? Read(string? endToEndId)
    {
        int dash = endToEndId?.LastIndexOf('-') ?? -1;
        return endToEndId is not null && dash > Prefix.Length && endToEndId.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(endToEndId.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int attempt) && attempt > 0
            ? (endToEndId[..dash], attempt)
            : null;
    }
}
