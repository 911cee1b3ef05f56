using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Read model: the collections that are announced, by day; those that are in a file; those that failed, the latest first. Each has one row in its list and one that
/// says where that row is; both move in one transaction, and only forward. Two requests to move a row.
/// </summary>
public sealed class CollectionAgenda(CaseTables tables)
{
    private const string Partition = "collections";
    private const int MaximumAttempts = 20;

    private readonly TableClient _table = tables.Named("collectionagenda");

    /// <summary>Moves a collection to where it belongs now.</summary>
    public async Task PutAsync(CaseFile<Collection> file, CancellationToken cancellationToken)
    {
        string? now = KeyOf(file);
        for (int attempt = 1; ; attempt++)
        {
            NullableResponse<TableEntity> place = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, "p-" + file.Id, cancellationToken: cancellationToken);
            if (place.HasValue && place.Value!.GetInt64("Version") >= file.Version)
            {
                return;
            }

            try
            {
                await _table.SubmitTransactionAsync(Moves(file, place, now), cancellationToken);
                return;
            }
            catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412 && attempt < MaximumAttempts)
            {
                // Somebody else moved the row at the same time; look where it is now.
            }
        }
    }

    /// <summary>A page of a list: a query over a range of one partition.</summary>
    /// <param name="list">Which.</param>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="until">Last day of collection; null for all.</param>
    /// <param name="limit">At most so many, 1 to 999.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CollectionPage> PageAsync(CollectionListKind list, string? after, DateOnly? until, int limit, CancellationToken cancellationToken)
    {
        (string first, string beyond) = (Letter(list) + "-", until is { } day ? string.Create(CultureInfo.InvariantCulture, $"{Letter(list)}-{day.AddDays(1):yyyyMMdd}") : Letter(list) + ".");
        string from = after is not null && string.CompareOrdinal(after, first) > 0 ? after : first;
        List<ListedCollection> found = [];
        string? last = null;
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {from} and RowKey lt {beyond}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, maxPerPage: limit + 1, cancellationToken: cancellationToken))
        {
            if (found.Count == limit)
            {
                return new CollectionPage(found, last);
            }

            found.Add(JsonSerializer.Deserialize<ListedCollection>(CaseRows.Json(row), CaseJson.Options)!);
            last = row.RowKey;
        }

        return new CollectionPage(found, null);
    }

    /// <summary>The cursor after an announced collection.</summary>
    public static string CursorOf(ListedCollection listed) => string.Create(CultureInfo.InvariantCulture, $"a-{listed.Attempt.CollectOn:yyyyMMdd}-{listed.Id}");

    /// <summary>The cursor after all announced collections up to a day.</summary>
    public static string AfterDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"a-{day.AddDays(1):yyyyMMdd}");

    /// <summary>Whether a text can be the cursor of a page.</summary>
    public static bool IsCursor(string text) => text.Length is > 2 and <= 100 && CaseRows.IsId(text);

    private static List<TableTransactionAction> Moves(CaseFile<Collection> file, NullableResponse<TableEntity> place, string? now)
    {
        string? before = place.HasValue ? place.Value!.GetString("Row") : null;
        TableEntity moved = new(Partition, "p-" + file.Id) { ["Version"] = file.Version, ["Row"] = now };
        List<TableTransactionAction> moves =
            [place.HasValue ? new(TableTransactionActionType.UpdateReplace, moved, place.Value!.ETag) : new(TableTransactionActionType.Add, moved)];
        if (now is not null)
        {
            string json = JsonSerializer.Serialize(ListedCollection.Of(file), CaseJson.Options);
            moves.Add(new(TableTransactionActionType.UpsertReplace, CaseRows.WithJson(new TableEntity(Partition, now), json)));
        }

        if (before is not null && before != now)
        {
            moves.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, before), ETag.All));
        }

        return moves;
    }

    private static string? KeyOf(CaseFile<Collection> file)
    {
        CollectionAttempt current = file.State.Current;
        return current.Status switch
        {
            CollectionStatus.Announced => string.Create(CultureInfo.InvariantCulture, $"a-{current.CollectOn:yyyyMMdd}-{file.Id}"),
            CollectionStatus.InFile => string.Create(CultureInfo.InvariantCulture, $"f-{current.Transaction!.CollectOn:yyyyMMdd}-{file.Id}"),
            CollectionStatus.Returned or CollectionStatus.Rejected =>
                string.Create(CultureInfo.InvariantCulture, $"r-{DateOnly.MaxValue.DayNumber - current.Failure!.On.DayNumber:D8}-{file.Id}"),
            _ => null,
        };
    }

    private static string Letter(CollectionListKind list) => list switch { CollectionListKind.Announced => "a", CollectionListKind.InFile => "f", _ => "r" };
}

/// <summary>The lists of collections.</summary>
public enum CollectionListKind
{
    /// <summary>Announced, in no file yet.</summary>
    Announced,

    /// <summary>In a file, not credited yet.</summary>
    InFile,

    /// <summary>Came back or was not taken.</summary>
    Failed,
}

/// <summary>Some collections.</summary>
/// <param name="Collections">In the order of the list.</param>
/// <param name="Next">Where the next page begins, for <c>after</c>; null when there is none.</param>
public sealed record CollectionPage(IReadOnlyList<ListedCollection> Collections, string? Next);

/// <summary>A collection in a list.</summary>
/// <param name="Id">Its case id.</param>
/// <param name="Invoice">What is collected.</param>
/// <param name="Attempt">The last attempt.</param>
public sealed record ListedCollection(string Id, CollectedInvoice Invoice, CollectionAttempt Attempt)
{
    /// <summary>Of a collection.</summary>
    public static ListedCollection Of(CaseFile<Collection> file) => new(file.Id, file.State.Invoice, file.State.Current);
}
