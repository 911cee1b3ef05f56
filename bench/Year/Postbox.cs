using System.Text.Json;

namespace LeadToCash.Bench.Year;

/// <summary>The mails that went out, each seen once by those whom it concerns.</summary>
internal sealed class Postbox(World world)
{
    private const int AtFirst = 100;
    private const int AtMost = 500;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    /// <summary>Keys of all mails so far.</summary>
    public IReadOnlyCollection<string> Keys => _seen;

    /// <summary>What came since the last look, oldest first.</summary>
    /// <exception cref="InvalidOperationException">More came than the mailbox shows.</exception>
    public async Task<IReadOnlyList<Mail>> LookAsync()
    {
        List<Mail> all = await ReadAsync(AtFirst);
        if (MayLack(all, AtFirst))
        {
            all = await ReadAsync(AtMost);
            if (MayLack(all, AtMost))
            {
                throw new InvalidOperationException($"More than {AtMost} mails since the last look.");
            }
        }

        _lookedAt = world.Now;
        return [.. all.Where(mail => _seen.Add(mail.Key)).Reverse()];
    }

    /// <summary>At the instant of the last look more may have been sent after it.</summary>
    private bool MayLack(List<Mail> mails, int limit) => mails.Count == limit && mails[^1].SentAt >= _lookedAt;

    private async Task<List<Mail>> ReadAsync(int limit) => [.. (await world.GetAsync($"/mailbox?limit={limit}")).EnumerateArray().Select(Mail.Of)];
}

/// <summary>A mail.</summary>
/// <param name="Key">What it is for: <c>invoice/shopify-1-invoice/issued</c>.</param>
/// <param name="To">Its address.</param>
/// <param name="SentAt">When, UTC.</param>
/// <param name="Links">Paths of its links.</param>
internal sealed record Mail(string Key, string To, DateTimeOffset SentAt, IReadOnlyList<string> Links)
{
    /// <summary>The middle of its key: the case that it is about.</summary>
    public string About => Key.Split('/')[1];

    public static Mail Of(JsonElement mail) =>
        new(mail.Required("key"), mail.Required("to"), mail.Instant("sentAt"), [.. mail.Items("links").Select(link => new Uri(link.GetString()!).PathAndQuery)]);

    /// <summary>The path of its link of a purpose.</summary>
    public string Link(string purpose) => Links.First(link => link.StartsWith($"/{purpose}/", StringComparison.Ordinal));
}
