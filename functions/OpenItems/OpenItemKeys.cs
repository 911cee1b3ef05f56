using System.Globalization;

namespace LeadToCash.OpenItems;

/// <summary>
/// Keys of the rows, all in one partition, so that an item moves in one transaction: by due date, by customer, by amount; sums by due date in shards, so that a
/// run that bills thousands for one day does not wait for one row; balances by customer; and where each item stands.
/// </summary>
internal static class OpenItemKeys
{
    public const string Partition = "open";
    public const string FirstDue = "d-";
    public const string BeyondDue = "d.";
    public const string FirstSum = "t-";
    public const string BeyondSum = "t.";
    private const int Shards = 16;

    public static string Place(string id) => "p-" + id;

    public static string Due(OpenItemPlace place) => string.Create(CultureInfo.InvariantCulture, $"{FirstDue}{place.Due:yyyyMMdd}-{place.Id}");

    public static string OfCustomer(OpenItemPlace place) => string.Create(CultureInfo.InvariantCulture, $"c-{place.CustomerId}-{place.Due:yyyyMMdd}-{place.Id}");

    public static string Amount(OpenItemPlace place) => string.Create(CultureInfo.InvariantCulture, $"a-{place.Owed.Currency}{place.Owed.MinorUnits:D16}-{place.Id}");

    public static string Sum(OpenItemPlace place) => string.Create(CultureInfo.InvariantCulture, $"{FirstSum}{place.Due:yyyyMMdd}-{place.Owed.Currency}-{ShardOf(place.Id):x}");

    public static string Balance(string customerId, string currency) => $"b-{customerId}-{currency}";

    public static (string First, string Beyond) CustomerRange(string customerId) => ($"c-{customerId}-", $"c-{customerId}.");

    public static (string First, string Beyond) BalanceRange(string customerId) => ($"b-{customerId}-", $"b-{customerId}.");

    public static (string First, string Beyond) AmountRange(Money amount)
    {
        string start = string.Create(CultureInfo.InvariantCulture, $"a-{amount.Currency}{amount.MinorUnits:D16}");
        return (start + "-", start + ".");
    }

    /// <summary>The due date and currency of a sum's key.</summary>
    public static (DateOnly Due, string Currency) ReadSum(string key) =>
        (DateOnly.ParseExact(key.AsSpan(2, 8), "yyyyMMdd", CultureInfo.InvariantCulture), key.Substring(11, 3));

    /// <summary>Whether a text can be where a page begins.</summary>
    public static bool IsCursor(string text) =>
        text.Length is > 2 and <= 250 && text.StartsWith(FirstDue, StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':');

    /// <summary>The same in every process, as <see cref="string.GetHashCode()"/> is not.</summary>
    private static int ShardOf(string id) => id.Aggregate(0, (hash, c) => ((hash * 31) + c) & 0xFFFF) % Shards;
}
