using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Telemetry;

namespace LeadToCash.Cases;

/// <summary>
/// How a case file lies in its partition. Row keys name the case too: Azurite looks a row up among all of its row key, whatever their partition, so
/// that a key shared by all cases would cost a walk over them.
/// </summary>
internal static class CaseRows
{
    private const int CharactersPerProperty = 30_000;
    private const int VersionDigits = 10;

    /// <summary>What the row keys of events lie between.</summary>
    public static readonly (string First, string Beyond) Events = ("e-", "e.");

    public static bool IsId(string id) =>
        id.Length is > 0 and <= 200 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ':');

    public static string Checked(string id) =>
        IsId(id)
            ? id
            : throw new ArgumentException($"'{id}' is no case id: letters, digits and -._: only, at most 200.", nameof(id));

    public static string HeadKey(string id) => "head-" + id;

    public static string CursorKey(string id) => "cursor-" + id;

    public static string EventKey(string id, long version) => string.Create(CultureInfo.InvariantCulture, $"e-{version:D10}-{id}");

    public static long VersionOf(TableEntity @event) => long.Parse(@event.RowKey.AsSpan(Events.First.Length, VersionDigits), CultureInfo.InvariantCulture);

    public static string CommandKey(string id, string commandId) => $"c-{Escaped(commandId)}-{id}";

    /// <summary>Text from outside (a webhook's id, a payment's reference) as part of a key: what a key must not hold is escaped.</summary>
    public static string Escaped(string text) => Uri.EscapeDataString(text).Replace('%', '=');

    public static TableEntity Head<TState>(string id, long version, DateTimeOffset at, TState state, string? customerId)
    {
        TableEntity row = new(id, HeadKey(id)) { ["Version"] = version, ["At"] = at, ["CustomerId"] = customerId };
        return WithJson(row, JsonSerializer.Serialize(state, CaseJson.Options));
    }

    public static CaseFile<TState> ReadHead<TState>(TableEntity row) => new(
        row.PartitionKey,
        JsonSerializer.Deserialize<TState>(Json(row), CaseJson.Options)!,
        row.GetInt64("Version")!.Value,
        row.GetDateTimeOffset("At")!.Value,
        row.ETag);

    public static TableEntity Event<TEvent>(string id, long version, string commandId, string actor, DateTimeOffset at, TEvent @event)
    {
        TableEntity row = new(id, EventKey(id, version))
        {
            ["Name"] = @event!.GetType().Name,
            ["At"] = at,
            ["Actor"] = actor,
            ["CommandId"] = commandId,
            ["TraceParent"] = TraceCarrier.Current,
        };
        return WithJson(row, JsonSerializer.Serialize(@event, CaseJson.Options));
    }

    public static TEvent ReadEvent<TEvent>(TableEntity row) => JsonSerializer.Deserialize<TEvent>(Json(row), CaseJson.Options)!;

    /// <summary>Up to which version the observers have seen the case.</summary>
    public static TableEntity Cursor(string id, long shown) => new(id, CursorKey(id)) { ["Version"] = shown };

    public static TableEntity Command(string id, string commandId, long from, long to, DateTimeOffset at) =>
        new(id, CommandKey(id, commandId)) { ["From"] = from, ["To"] = to, ["At"] = at };

    public static (long From, long To) ReadCommand(TableEntity row) => (row.GetInt64("From")!.Value, row.GetInt64("To")!.Value);

    /// <summary>The JSON of a row, put together from its properties of at most 64 KiB.</summary>
    public static string Json(TableEntity row)
    {
        if (row.GetString("Json1") is null)
        {
            return row.GetString("Json0");
        }

        StringBuilder json = new();
        for (int i = 0; row.GetString("Json" + i) is { } part; i++)
        {
            json.Append(part);
        }

        return json.ToString();
    }

    /// <summary>Puts JSON into a row, over as many properties as it takes.</summary>
    public static TableEntity WithJson(TableEntity row, string json)
    {
        for (int i = 0; i * CharactersPerProperty < json.Length; i++)
        {
            row["Json" + i] = json.Substring(i * CharactersPerProperty, Math.Min(CharactersPerProperty, json.Length - (i * CharactersPerProperty)));
        }

        return row;
    }
}
