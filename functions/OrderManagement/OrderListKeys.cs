using System.Globalization;

namespace LeadToCash.OrderManagement;

/// <summary>
/// Keys of the rows, all in one partition, so that an order moves in one transaction: lists by stage, what is open with the oldest first and what is over with the newest
/// first; how many are in each stage, in shards; and where each order stands.
/// </summary>
internal static class OrderListKeys
{
    public const string Partition = "orders";
    private const int Shards = 16;

    public static string Place(string id) => "p-" + id;

    public static string Listed(OrderRow row)
    {
        long ticks = row.Stage > OrderStages.LastOpen ? DateTimeOffset.MaxValue.UtcTicks - row.PlacedAt.UtcTicks : row.PlacedAt.UtcTicks;
        return string.Create(CultureInfo.InvariantCulture, $"{First(row.Stage)}{ticks:D19}-{row.OrderId}");
    }

    public static string Count(OrderStage stage, string id) => string.Create(CultureInfo.InvariantCulture, $"n-{(int)stage}-{ShardOf(id):x}");

    public static string First(OrderStage stage) => string.Create(CultureInfo.InvariantCulture, $"l-{(int)stage}-");

    public static string Beyond(OrderStage stage) => string.Create(CultureInfo.InvariantCulture, $"l-{(int)stage}.");

    public static (string First, string Beyond) Counts => ("n-", "n.");

    /// <summary>The stage of a count's key.</summary>
    public static OrderStage StageOfCount(string key) => (OrderStage)(key[2] - '0');

    /// <summary>Whether a text can be where a page begins.</summary>
    public static bool IsCursor(string text) =>
        text.Length is > 4 and <= 250 && text.StartsWith("l-", StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':');

    /// <summary>The same in every process, as <see cref="string.GetHashCode()"/> is not.</summary>
    private static int ShardOf(string id) => id.Aggregate(0, (hash, c) => ((hash * 31) + c) & 0xFFFF) % Shards;
}
